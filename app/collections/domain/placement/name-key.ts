/**
 * What name search compares: lower case, Latin accents and apostrophes gone, other marks kept (a
 * Devanagari vowel sign is a letter, not an ornament), single spaces.
 */
export function nameKey(name: string): string {
  return name
    .normalize("NFD")
    .replace(/[\u0300-\u036f]/g, "")
    .replace(/['’`´]/g, "")
    .normalize("NFC")
    .toLowerCase()
    .replace(/[^\p{L}\p{M}\p{N}]+/gu, " ")
    .trim();
}

export interface NameParts {
  fullName: string;
  givenName: string | null;
  familyName: string | null;
}

/** "Foster, Angela" becomes Angela Foster; one word is a full name without parts. */
export function splitName(text: string): NameParts {
  const trimmed = text.trim().replace(/\s+/g, " ");
  const comma = /^([^,]+),\s*([^,]+)$/.exec(trimmed);
  if (comma?.[1] && comma[2]) {
    return { fullName: `${comma[2]} ${comma[1]}`, givenName: comma[2], familyName: comma[1] };
  }
  const words = trimmed.split(" ");
  if (words.length < 2) return { fullName: trimmed, givenName: null, familyName: null };
  return { fullName: trimmed, givenName: words.slice(0, -1).join(" "), familyName: words.at(-1) ?? null };
}
