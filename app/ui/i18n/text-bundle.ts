import type { Resource } from "i18next";

import type { Language } from "./language";

/** The part of the texts a page's audience needs in the browser; portal pages run no React there and need none. */
export type TextBundle = "staff" | "public";

const LOADERS: Record<Language, Record<TextBundle, () => Promise<Resource[string]>>> = {
  en: {
    staff: async () => (await import("./en-staff-texts")).enStaffTexts,
    public: async () => (await import("./en-public-texts")).enPublicTexts,
  },
};

export function loadTextBundle(language: Language, bundle: TextBundle): Promise<Resource[string]> {
  return LOADERS[language][bundle]();
}

export function isTextBundle(text: string | undefined): text is TextBundle {
  return text === "staff" || text === "public";
}
