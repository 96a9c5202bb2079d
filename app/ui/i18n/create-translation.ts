import { createInstance, type i18n, type Resource } from "i18next";

import type { Language } from "./language";

/** One i18next instance with its texts already in hand: nothing is fetched, nothing waits. */
export function createTranslation(language: Language, texts: Resource[string]): i18n {
  const instance = createInstance();
  void instance.init({
    lng: language,
    fallbackLng: "en",
    defaultNS: "shell",
    ns: Object.keys(texts),
    resources: { [language]: texts },
    initAsync: false,
    // React escapes what it prints; letters and e-mails escape where they print.
    interpolation: { escapeValue: false },
    react: { useSuspense: false },
  });
  return instance;
}
