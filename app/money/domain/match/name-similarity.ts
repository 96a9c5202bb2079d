/** Likeness of two names by the pairs of letters they share, 0 to 1 (Dice); word order does not matter. */
export function nameSimilarity(left: string, right: string): number {
  const [a, b] = [pairsOf(left), pairsOf(right)];
  const size = sizeOf(a) + sizeOf(b);
  if (size === 0) return 0;
  let shared = 0;
  for (const [pair, count] of a) shared += Math.min(count, b.get(pair) ?? 0);
  return (2 * shared) / size;
}

function pairsOf(name: string): Map<string, number> {
  const words = name
    .normalize("NFKD")
    .replace(/\p{M}+/gu, "")
    .toUpperCase()
    .split(/[^\p{L}\p{N}]+/u);
  const pairs = new Map<string, number>();
  for (const word of words.filter((one) => one !== "")) {
    const padded = [...` ${word} `];
    for (let at = 0; at + 1 < padded.length; at += 1) {
      const pair = padded.slice(at, at + 2).join("");
      pairs.set(pair, (pairs.get(pair) ?? 0) + 1);
    }
  }
  return pairs;
}

function sizeOf(pairs: Map<string, number>): number {
  return [...pairs.values()].reduce((sum, count) => sum + count, 0);
}
