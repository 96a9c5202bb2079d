import type { i18n } from "i18next";

import { createTranslation } from "./create-translation";
import { enTexts } from "./en-texts";
import type { Language } from "./language";

const TEXTS = { en: enTexts } satisfies Record<Language, object>;
const instances = new Map<Language, i18n>();

/** The process's one instance for a language: making one per request costs more than rendering the page. */
export function translation(language: Language): i18n {
  const known = instances.get(language);
  if (known) return known;
  const made = createTranslation(language, TEXTS[language]);
  instances.set(language, made);
  return made;
}
