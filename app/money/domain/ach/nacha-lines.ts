import type { NachaFault } from "./nacha-file";
import { RECORD_LENGTH } from "./nacha-record";

/** `number` is what an editor shows; where lines have no ends, the record's place in the file. */
export interface NachaLine {
  number: number;
  text: string;
}

/**
 * Cuts a file into records of 94 columns. Lines may end in CRLF, LF or CR, or not at all; what mail
 * programs do to them is undone: blanks cut off at the end or added there, a byte order mark, a final Ctrl-Z.
 */
export function nachaLines(text: string, faults: NachaFault[]): NachaLine[] {
  const lines: NachaLine[] = [];
  for (const [at, row] of withoutMarks(text)
    .split(/\r\n|\r|\n/)
    .entries()) {
    if (row.trim() === "") continue;
    const pieces = piecesOf(row);
    for (const piece of pieces) {
      const line = { number: pieces.length === 1 ? at + 1 : lines.length + 1, text: piece };
      if (piece.length > RECORD_LENGTH) {
        faults.push({
          line: line.number,
          record: "unknown",
          field: "line",
          code: "LINE_LENGTH",
          found: String(piece.length),
          expected: String(RECORD_LENGTH),
        });
      }
      lines.push(line);
    }
  }
  return lines;
}

function piecesOf(row: string): string[] {
  const trimmed = row.trimEnd();
  if (trimmed.length <= RECORD_LENGTH) return [trimmed.padEnd(RECORD_LENGTH)];
  // two whole records or more without an end of line between them; a few columns too many are a fault
  if (trimmed.length <= RECORD_LENGTH + RECORD_LENGTH / 2) return [trimmed];
  const pieces: string[] = [];
  for (let at = 0; at < trimmed.length; at += RECORD_LENGTH) {
    pieces.push(trimmed.slice(at, at + RECORD_LENGTH).padEnd(RECORD_LENGTH));
  }
  return pieces;
}

const CTRL_Z = String.fromCharCode(26);

function withoutMarks(text: string): string {
  return (text.split(CTRL_Z, 1)[0] ?? "").replace(/^\uFEFF/, "");
}
