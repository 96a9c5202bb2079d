// Source: spec 02 §3.5: an identical row again is skipped; the same reference with other content is a
// conflict, and by the default policy `reject_all` every row of it is refused.

export interface Repetition {
  line: number;
  reference: string;
  code: "DUPLICATE_ROW" | "CONFLICTING_ROW";
  /** minor units that the check had counted as good; null when the row was refused already */
  amount: bigint | null;
}

/**
 * Finds repeated references in one pass over a file of any length, in about 100 bytes a row. Contents
 * are compared by a 53-bit hash: a chance collision could only take a conflict for a duplicate.
 */
export class RepeatedRows {
  private readonly references: string[] = [];
  private readonly lines: number[] = [];
  private readonly contents: number[] = [];
  private readonly amounts: number[] = [];

  /** `amount` is null for a row that was refused already. */
  add(line: number, reference: string, content: string, amount: bigint | null): void {
    this.lines.push(line);
    this.references.push(reference);
    this.contents.push(hash53(content));
    this.amounts.push(amount === null ? -1 : Number(amount));
  }

  find(): Repetition[] {
    const firstOf = new Map<string, number>();
    const groups = new Map<string, number[]>();
    this.references.forEach((reference, index) => {
      const first = firstOf.get(reference);
      if (first === undefined) firstOf.set(reference, index);
      else groups.set(reference, [...(groups.get(reference) ?? [first]), index]);
    });
    return [...groups.values()].flatMap((group) => this.judge(group)).sort((a, b) => a.line - b.line);
  }

  private judge(group: number[]): Repetition[] {
    const conflict = new Set(group.map((index) => this.contents[index])).size > 1;
    return group.slice(conflict ? 0 : 1).map((index) => ({
      line: this.lines[index] ?? 0,
      reference: this.references[index] ?? "",
      code: conflict ? "CONFLICTING_ROW" : "DUPLICATE_ROW",
      amount: (this.amounts[index] ?? -1) < 0 ? null : BigInt(this.amounts[index] ?? 0),
    }));
  }
}

/** cyrb53: a fast 53-bit string hash that is exact in a double. */
function hash53(text: string): number {
  let high = 0xdeadbeef;
  let low = 0x41c6ce57;
  for (let index = 0; index < text.length; index += 1) {
    const code = text.charCodeAt(index);
    high = Math.imul(high ^ code, 2654435761);
    low = Math.imul(low ^ code, 1597334677);
  }
  high = Math.imul(high ^ (high >>> 16), 2246822507) ^ Math.imul(low ^ (low >>> 13), 3266489909);
  low = Math.imul(low ^ (low >>> 16), 2246822507) ^ Math.imul(high ^ (high >>> 13), 3266489909);
  return 4294967296 * (2097151 & low) + (high >>> 0);
}
