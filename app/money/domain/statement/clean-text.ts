// Source: spec 05 §9: text of a bank file loses its control characters and its markup.

const TAG = /<[/!?]?[a-z][^<>]*>?/gi;
const CONTROL = /[\p{Cc}\p{Cf}\p{Zl}\p{Zp}]+/gu;
const MAX_LENGTH = 2000;

/** One line of plain text, single spaces, at most 2,000 characters; "" when nothing is left. */
export function cleanText(text: string): string {
  let clean = text.slice(0, MAX_LENGTH);
  // a tag taken out may join two halves into a new one
  for (let before = ""; clean.includes("<") && before !== clean;) {
    before = clean;
    clean = clean.replace(TAG, " ");
  }
  return clean.replace(CONTROL, " ").replace(/\s+/g, " ").trim();
}

export function cleanOrNull(text: string | null | undefined): string | null {
  return cleanText(text ?? "") || null;
}
