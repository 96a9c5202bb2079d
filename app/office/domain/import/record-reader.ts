// Cuts delimited text into records after RFC 4180, with the physical line each starts on. A record that
// cannot be read is one fault at its line; reading goes on with the next line, so that one bad quote
// never swallows the rest of a file.

export interface RawRecord {
  /** physical line where the record starts; the header's is 1 */
  line: number;
  cells: string[];
  fault?: "QUOTE_NOT_CLOSED" | "QUOTE_MALFORMED" | "RECORD_TOO_LONG";
}

/** Longest record kept in memory, characters. */
export const MAX_RECORD = 1_000_000;

type Cut =
  { cells: string[]; next: number } | { fault: NonNullable<RawRecord["fault"]>; next: number } | null;

export class RecordReader {
  private text = "";
  private line = 1;
  /** inside a record that was given up: everything up to the line's end is dropped */
  private dropping = false;

  constructor(private readonly delimiter: string) {}

  push(chunk: string): RawRecord[] {
    this.text += chunk;
    return this.drain(false);
  }

  end(): RawRecord[] {
    return this.drain(true);
  }

  private drain(atEnd: boolean): RawRecord[] {
    const records: RawRecord[] = [];
    let at = 0;
    while (at < this.text.length) {
      if (this.dropping) {
        const newline = this.text.indexOf("\n", at);
        at = newline < 0 ? this.text.length : newline + 1;
        if (newline < 0) break;
        this.dropping = false;
        this.line += 1;
        continue;
      }
      const cut = this.cut(at, atEnd) ?? this.giveUp(at);
      if (!cut) break;
      const record =
        "fault" in cut
          ? { line: this.line, cells: [this.text.slice(at, at + 80)], fault: cut.fault }
          : { line: this.line, cells: cut.cells };
      if (!isBlank(record)) records.push(record);
      this.line += countNewlines(this.text, at, cut.next);
      at = cut.next;
    }
    this.text = this.text.slice(at);
    return records;
  }

  /** A record that is still incomplete at MAX_RECORD characters is refused; the rest of its line is dropped. */
  private giveUp(at: number): Cut {
    if (this.text.length - at <= MAX_RECORD) return null;
    const newline = this.text.indexOf("\n", at);
    if (newline >= 0) return { fault: "QUOTE_NOT_CLOSED", next: newline + 1 };
    this.dropping = true;
    return { fault: "RECORD_TOO_LONG", next: this.text.length };
  }

  private cut(at: number, atEnd: boolean): Cut {
    const newline = this.text.indexOf("\n", at);
    const lineEnd = newline < 0 ? this.text.length : newline;
    if (newline < 0 && !atEnd) return null;
    const next = newline < 0 ? lineEnd : newline + 1;
    const line = trimReturn(this.text.slice(at, lineEnd));
    if (line.length > MAX_RECORD) return { fault: "RECORD_TOO_LONG", next };
    if (!line.includes('"')) return { cells: line.split(this.delimiter), next };
    return this.cutQuoted(at, next, atEnd);
  }

  private cutQuoted(start: number, lineNext: number, atEnd: boolean): Cut {
    const cells: string[] = [];
    let at = start;
    for (;;) {
      const field = this.text[at] === '"' ? this.quotedField(at) : this.plainField(at);
      if (field === null) return atEnd ? { fault: "QUOTE_NOT_CLOSED", next: lineNext } : null;
      cells.push(field.value);
      const after = this.text[field.next];
      if (after === this.delimiter) at = field.next + 1;
      else if (after === undefined && !atEnd) return null;
      else if (after === undefined || after === "\n")
        return { cells, next: Math.min(field.next + 1, this.text.length) };
      else if (after === "\r" && (this.text[field.next + 1] ?? "\n") === "\n")
        return { cells, next: Math.min(field.next + 2, this.text.length) };
      else return { fault: "QUOTE_MALFORMED", next: lineNext };
    }
  }

  private plainField(at: number): { value: string; next: number } {
    let next = at;
    while (next < this.text.length && this.text[next] !== this.delimiter && this.text[next] !== "\n")
      next += 1;
    const value = this.text.slice(at, next);
    const trimmed = this.text[next] === "\n" || next === this.text.length ? trimReturn(value) : value;
    return { value: trimmed, next };
  }

  private quotedField(at: number): { value: string; next: number } | null {
    let from = at + 1;
    for (;;) {
      const quote = this.text.indexOf('"', from);
      if (quote < 0) return null;
      if (this.text[quote + 1] === '"') {
        from = quote + 2;
        continue;
      }
      return { value: this.text.slice(at + 1, quote).replaceAll('""', '"'), next: quote + 1 };
    }
  }
}

function trimReturn(line: string): string {
  return line.endsWith("\r") ? line.slice(0, -1) : line;
}

function isBlank(record: RawRecord): boolean {
  return !record.fault && record.cells.every((cell) => cell.trim() === "");
}

function countNewlines(text: string, from: number, to: number): number {
  let count = 0;
  for (let at = text.indexOf("\n", from); at >= 0 && at < to; at = text.indexOf("\n", at + 1)) count += 1;
  return count;
}
