// Source: spec 02 §3.5: an identical row again is skipped; the same reference with other content is a
// conflict, and by the default policy `reject_all` every row of it is refused.

export type Repetition = "DUPLICATE_ROW" | "CONFLICTING_ROW";

/**
 * Finds repeated references in one pass over a file of any length: about 24 bytes a row. Hashes are 53
 * bits, so a chance collision in 2,000,000 rows is one in four thousand files and only ever refuses
 * a row, naming it.
 */
export class RepeatedRows {
  private lines = new Uint32Array(1024);
  private references = new Float64Array(1024);
  private contents = new Float64Array(1024);
  private count = 0;

  add(line: number, reference: string, content: string): void {
    if (this.count === this.lines.length) this.grow();
    this.lines[this.count] = line;
    this.references[this.count] = hash53(reference);
    this.contents[this.count] = hash53(content);
    this.count += 1;
  }

  /** line → what is wrong with it; the first of identical rows is good. */
  find(): Map<number, Repetition> {
    const order = Uint32Array.from({ length: this.count }, (_, index) => index);
    const at = (index: number) => this.references[index] ?? 0;
    order.sort((a, b) => at(a) - at(b) || a - b);
    const found = new Map<number, Repetition>();
    for (let start = 0; start < order.length; ) {
      let end = start + 1;
      while (end < order.length && at(order[end] ?? 0) === at(order[start] ?? 0)) end += 1;
      if (end - start > 1) this.judge(order.subarray(start, end), found);
      start = end;
    }
    return found;
  }

  private judge(group: Uint32Array, found: Map<number, Repetition>): void {
    const contents = new Set([...group].map((index) => this.contents[index]));
    const conflict = contents.size > 1;
    group.forEach((index, position) => {
      const line = this.lines[index] ?? 0;
      if (conflict) found.set(line, "CONFLICTING_ROW");
      else if (position > 0) found.set(line, "DUPLICATE_ROW");
    });
  }

  private grow(): void {
    const wider = this.lines.length * 2;
    const copy = <T extends Uint32Array | Float64Array>(from: T, to: T): T => {
      to.set(from);
      return to;
    };
    this.lines = copy(this.lines, new Uint32Array(wider));
    this.references = copy(this.references, new Float64Array(wider));
    this.contents = copy(this.contents, new Float64Array(wider));
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
