import { csvLine } from "~/office/domain/csv-cell";

/** A sealed event as stored, with its place. */
export interface CsvEvent {
  seq: bigint;
  previous: Uint8Array;
  hash: Uint8Array;
  event: Record<string, unknown> & { at: Date };
}

const COLUMNS = [
  "id", "type", "category", "at", "business_date", "actor_kind", "actor_id", "actor_name", "command", "subject_type", "subject_id",
  "reason", "ip", "user_agent", "request_id", "before", "after",
] as const; // prettier-ignore

const BYTE_ORDER_MARK = "\uFEFF";

/** The log as a table, a piece at a time; before and after as JSON. */
export async function* auditCsv(batches: AsyncIterable<CsvEvent[]>): AsyncGenerator<string> {
  yield BYTE_ORDER_MARK + csvLine(["seq", ...COLUMNS, "prev_hash", "hash"]);
  for await (const batch of batches) {
    yield batch
      .map(({ seq, previous, hash, event }) =>
        csvLine([
          { plain: String(seq) },
          ...COLUMNS.map((name) => cellOf(event[name])),
          hex(previous),
          hex(hash),
        ]),
      )
      .join("");
  }
}

function cellOf(value: unknown): string | null {
  if (value === null || value === undefined) return null;
  if (value instanceof Date) return value.toISOString();
  return typeof value === "string" ? value : JSON.stringify(value);
}

function hex(bytes: Uint8Array): string {
  return Array.from(bytes, (byte) => byte.toString(16).padStart(2, "0")).join("");
}
