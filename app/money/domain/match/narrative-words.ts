/** Letters and digits of any script, upper case; everything else separates. */
export function keyOf(text: string): string {
  return text
    .normalize("NFKC")
    .toUpperCase()
    .replace(/[^\p{L}\p{N}]+/gu, "");
}

/** Numbers that people break in two or three: "LN 2025 000042". */
const LONGEST_RUN = 3;

/** Every key that stands in a narrative: its words, and runs of up to three of them written as one. */
export function keysIn(narrative: string): Set<string> {
  const words = narrative
    .split(/[\s,;:|]+/u)
    .map(keyOf)
    .filter((word) => word !== "");
  const keys = new Set<string>();
  words.forEach((_, start) => {
    for (let length = 1; length <= LONGEST_RUN && start + length <= words.length; length += 1)
      keys.add(words.slice(start, start + length).join(""));
  });
  return keys;
}

const MOBILE = /^[6-9]\d{9}$/;

/** Whole words that could be an Indian mobile number, but not the amount itself (spec 05 §10). */
export function phonesIn(narrative: string, amount: bigint): Set<string> {
  const words = narrative.split(/[^\d]+/).filter((word) => MOBILE.test(word));
  return new Set(words.filter((word) => BigInt(word) !== amount && BigInt(word) * 100n !== amount));
}

/** The narrative without what changes from payment to payment: numbers, dates and references. */
export function skeletonOf(narrative: string): string {
  return narrative
    .normalize("NFKC")
    .toUpperCase()
    .split(/[^\p{L}\p{N}]+/u)
    .filter((word) => word !== "" && !/\d/.test(word))
    .join(" ");
}
