/** Languages whose texts are complete; a language is listed here the day its last key is translated. */
export const LANGUAGES = ["en"] as const;
export type Language = (typeof LANGUAGES)[number];

/** How each language names itself. */
export const LANGUAGE_NAMES: Record<Language, string> = { en: "English" };

export function isLanguage(text: string | null | undefined): text is Language {
  return LANGUAGES.some((language) => language === text);
}

/**
 * The first choice we speak: the person's saved language, then the cookie, then what the browser asks
 * for (`Accept-Language`, by weight), then English.
 */
export function chooseLanguage(saved: string | null, acceptLanguage: string | null): Language {
  if (isLanguage(saved)) return saved;
  const wanted = (acceptLanguage ?? "")
    .split(",")
    .map((part) => {
      const [tag = "", ...options] = part.trim().split(";");
      const weight = options.map((option) => /^\s*q=([\d.]+)/.exec(option)?.[1]).find(Boolean);
      return { language: tag.toLowerCase().split("-")[0], weight: weight ? Number(weight) : 1 };
    })
    .filter((choice) => choice.weight > 0)
    .sort((a, b) => b.weight - a.weight);
  return wanted.map((choice) => choice.language).find(isLanguage) ?? "en";
}
