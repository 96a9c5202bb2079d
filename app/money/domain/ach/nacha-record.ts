import { type CivilDate, toCivilDate } from "~/office/domain/calendar-date";

import type { NachaFault } from "./nacha-file";
import { NACHA_LAYOUT, type NachaField, type NachaRecord } from "./nacha-layout.table";

export const RECORD_LENGTH = 94;

type FieldOf<R extends NachaRecord> = keyof (typeof NACHA_LAYOUT)[R] & string;

/** Reads fields of one line by name, and notes what cannot be read as what it should be. */
export interface RecordReader<R extends NachaRecord> {
  text(field: FieldOf<R>): string;
  digits(field: FieldOf<R>): string;
  whole(field: FieldOf<R>): bigint;
  /** null, without a fault, when it is blank or all zeros */
  date(field: FieldOf<R>): CivilDate | null;
  fault(field: FieldOf<R>, code: NachaFault["code"], more?: Pick<NachaFault, "found" | "expected">): void;
}

export function recordReader<R extends NachaRecord>(
  record: R,
  line: { number: number; text: string },
  faults: NachaFault[],
): RecordReader<R> {
  const layout: Record<string, NachaField> = NACHA_LAYOUT[record];
  const raw = (field: string) => {
    const [from, to] = layout[field]!;
    return line.text.slice(from - 1, to);
  };
  const fault: RecordReader<R>["fault"] = (field, code, more = {}) =>
    void faults.push({ line: line.number, record, field, code, ...more });
  const digits = (field: FieldOf<R>) => {
    const found = raw(field);
    if (!/^\d+$/.test(found.trim())) fault(field, "NOT_NUMBER", { found });
    return found.trim();
  };
  return {
    text: (field) => raw(field).trim(),
    digits,
    whole: (field) => {
      const found = digits(field);
      return /^\d+$/.test(found) ? BigInt(found) : 0n;
    },
    date: (field) => {
      const found = raw(field);
      if (/^[0 ]*$/.test(found)) return null;
      const date = fromNachaDate(found);
      if (date === null) fault(field, "NOT_DATE", { found });
      return date;
    },
    fault,
  };
}

/** One 94-column line; a field that is not given stays blank. Throws when a value does not fit: a bug. */
export function writeRecord<R extends NachaRecord>(
  record: R,
  values: Partial<Record<FieldOf<R>, string | number | bigint>>,
): string {
  const layout: Record<string, NachaField> = NACHA_LAYOUT[record];
  const line = Array<string>(RECORD_LENGTH).fill(" ");
  for (const [field, value] of Object.entries<string | number | bigint | undefined>(values)) {
    if (value === undefined) continue;
    const [from, to, kind] = layout[field]!;
    const width = to - from + 1;
    const text = String(value);
    if (text.length > width) throw new RangeError(`${record}.${field} takes ${width} columns`);
    const filled = kind === "text" ? text.padEnd(width) : text.padStart(width, kind === "number" ? "0" : " ");
    line.splice(from - 1, width, ...filled);
  }
  return line.join("");
}

/** YYMMDD; the century is ours. */
export function toNachaDate(date: CivilDate): string {
  return date.slice(2).replaceAll("-", "");
}

function fromNachaDate(text: string): CivilDate | null {
  if (!/^\d{6}$/.test(text)) return null;
  return toCivilDate(`20${text.slice(0, 2)}-${text.slice(2, 4)}-${text.slice(4)}`);
}
