/** Likeness of two names by the pairs of letters they share, 0 to 1 (Dice); word order does not matter. */
export function nameSimilarity(left: string, right: string): number {
  const [a, b] = [pairsOf(left), pairsOf(right)];
  if (a.length + b.length === 0) return 0;
  let shared = 0;
  for (let i = 0, j = 0; i < a.length && j < b.length;) {
    const difference = (a[i] ?? 0) - (b[j] ?? 0);
    if (difference === 0) shared += 1;
    if (difference <= 0) i += 1;
    if (difference >= 0) j += 1;
  }
  return (2 * shared) / (a.length + b.length);
}

const SPACE = 32;
const PLAIN = /^[\x20-\x7e]*$/;

/** Neighbouring letters as numbers, in order: a line's payer is held against many names, so this is cheap. */
function pairsOf(name: string): number[] {
  const text = PLAIN.test(name) ? name : name.normalize("NFKD").replace(/\p{M}+/gu, "");
  const words = text.toUpperCase().split(/[^\p{L}\p{N}]+/u);
  const pairs: number[] = [];
  for (const word of words) {
    if (word === "") continue;
    let before = SPACE;
    for (const letter of word) {
      const code = letter.codePointAt(0) ?? SPACE;
      pairs.push(before * 0x110000 + code);
      before = code;
    }
    pairs.push(before * 0x110000 + SPACE);
  }
  return pairs.sort((a, b) => a - b);
}
