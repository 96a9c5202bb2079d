// Source: spec 02 §3.3: encoding by BOM, else strict UTF-8, else Windows-1252; delimiter by consistent field count.

export const DELIMITERS = [",", ";", "\t", "|"] as const;
export type Delimiter = (typeof DELIMITERS)[number];

export type Encoding = "utf-8" | "utf-16le" | "utf-16be" | "windows-1252";

/** What the first bytes say; null when only a look at the whole file can tell UTF-8 from Windows-1252. */
export function encodingByBom(head: Uint8Array): Encoding | null {
  if (head[0] === 0xef && head[1] === 0xbb && head[2] === 0xbf) return "utf-8";
  if (head[0] === 0xff && head[1] === 0xfe) return "utf-16le";
  if (head[0] === 0xfe && head[1] === 0xff) return "utf-16be";
  return null;
}

/** Zero bytes without a UTF-16 mark: a spreadsheet or a picture behind a .csv name. */
export function looksBinary(head: Uint8Array): boolean {
  return encodingByBom(head) === null && head.includes(0);
}

const SAMPLE_RECORDS = 200;

/**
 * The delimiter that cuts the sample's records into the most equal count of at least two fields; a
 * delimiter inside quotes does not count. Comma when nothing tells.
 */
export function sniffDelimiter(sample: string): Delimiter {
  const lines = sample
    .split(/\r\n|\n|\r/)
    .filter((line) => line.trim() !== "")
    .slice(0, SAMPLE_RECORDS);
  let best: { delimiter: Delimiter; score: number } = { delimiter: ",", score: 0 };
  for (const delimiter of DELIMITERS) {
    const counts = lines.map((line) => countOutsideQuotes(line, delimiter));
    const wanted = counts[0] ?? 0;
    if (wanted === 0) continue;
    const agreeing = counts.filter((count) => count === wanted).length / counts.length;
    const score = agreeing + Math.min(wanted, 50) / 1000;
    if (score > best.score) best = { delimiter, score };
  }
  return best.delimiter;
}

function countOutsideQuotes(line: string, delimiter: string): number {
  let quoted = false;
  let count = 0;
  for (const char of line) {
    if (char === '"') quoted = !quoted;
    else if (char === delimiter && !quoted) count += 1;
  }
  return count;
}
