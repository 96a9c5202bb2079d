import type { TFunction } from "i18next";

const CODE = /^([A-Za-z][A-Za-z0-9_]*)(?::(\d{1,9}))?$/;

/**
 * The sentence for a refusal or validation code (`errors.json`); "PASSWORD_SHORT:20" puts its number in. A text that is no code (a schema library's
 * English) is never shown: a missing value says so, anything else asks to look again.
 */
export function errorText(code: string, t: TFunction<"errors">): string {
  const [, word, count] = CODE.exec(code) ?? [];
  if (word) {
    const text = t(word as "VALIDATION", { defaultValue: "", count: Number(count ?? 0) });
    if (text) return text;
  }
  return /undefined|received null|^required$/i.test(code) ? t("REQUIRED") : t("INVALID");
}
