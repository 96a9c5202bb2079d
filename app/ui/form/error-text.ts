import type { TFunction } from "i18next";

const CODE = /^[A-Za-z][A-Za-z0-9_]*$/;

/**
 * The sentence for a refusal or validation code (`errors.json`). A text that is no code (a schema library's
 * English) is never shown: a missing value says so, anything else asks to look again.
 */
export function errorText(code: string, t: TFunction<"errors">): string {
  if (CODE.test(code)) {
    const text = t(code as "VALIDATION", { defaultValue: "" });
    if (text) return text;
  }
  return /undefined|received null|^required$/i.test(code) ? t("REQUIRED") : t("INVALID");
}
