import type { TFunction } from "i18next";

import { chooseLanguage } from "./language";
import { translation } from "./translation.server";

/** `t` for texts made outside a page (e-mails, letters, exports): `translator("en")("portal:code.subject")`. */
export function translator(
  language: string,
): TFunction<["shell", "public", "portal", "payment", "identity", "errors", "mail"]> {
  const known = chooseLanguage(language.split("-")[0] ?? null, null);
  return translation(known).getFixedT(known, [
    "shell",
    "public",
    "portal",
    "payment",
    "identity",
    "errors",
    "mail",
  ]);
}
