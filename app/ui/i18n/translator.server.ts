import type { TFunction } from "i18next";

import { chooseLanguage } from "./language";
import { translation } from "./translation.server";

const NAMESPACES = [
  "shell", "public", "portal", "payment", "payout", "remittance", "report", "identity", "errors", "mail", "account", "bank", "billing", "closing", "dashboard", "import", "invariant", "ledger", "rights", "settings", "setup", "firm", "privacy", "approval", "audit", "match", "operator",
] as const; // prettier-ignore

/** `t` for texts made outside a page (e-mails, letters, exports): `translator("en")("portal:code.subject")`. */
export function translator(language: string): TFunction<typeof NAMESPACES> {
  const known = chooseLanguage(language.split("-")[0] ?? null, null);
  return translation(known).getFixedT(known, NAMESPACES);
}
