// Source: RFC 1035 §4, as much of it as questions about one name need.
import type { DnsKind, DnsRecords } from "~/ports/dns/port";

const TYPES: Record<DnsKind, number> = { CNAME: 5, MX: 15, TXT: 16 };
const INTERNET = 1;
export const CODES = { found: 0, format: 1, SERVFAIL: 2, NXDOMAIN: 3, REFUSED: 5 } as const;

export interface Question {
  id: number;
  name: string;
  /** null for a kind of record that nobody here can be told of */
  kind: DnsKind | null;
  /** the question's own bytes, to be repeated in the answer */
  bytes: Buffer;
}

/** null for what is no single question. */
export function readQuestion(message: Buffer): Question | null {
  if (message.length < 17 || message.readUInt16BE(4) !== 1) return null;
  const labels: string[] = [];
  let at = 12;
  for (let length = message[at] ?? 0; length > 0; length = message[at] ?? 0) {
    if (length > 63 || at + length + 1 >= message.length) return null;
    labels.push(message.toString("latin1", at + 1, at + 1 + length));
    at += length + 1;
  }
  if (at + 5 > message.length) return null;
  const type = message.readUInt16BE(at + 1);
  const kind = (Object.keys(TYPES) as DnsKind[]).find((known) => TYPES[known] === type) ?? null;
  return { id: message.readUInt16BE(0), name: labels.join("."), kind, bytes: message.subarray(12, at + 5) };
}

/** An answer without records says why with its code. */
export function writeAnswer<K extends DnsKind>(
  { id, bytes }: Question,
  code: number,
  kind: K | null = null,
  records: DnsRecords[K][] = [],
): Buffer {
  const head = Buffer.alloc(12);
  head.writeUInt16BE(id, 0);
  // an answer, by an authority, to somebody who would have had it looked up
  head.writeUInt16BE(0x8580 | code, 2);
  head.writeUInt16BE(1, 4);
  head.writeUInt16BE(records.length, 6);
  return Buffer.concat([head, bytes, ...records.map((record) => writeRecord(kind, record))]);
}

function writeRecord(kind: DnsKind | null, record: DnsRecords[DnsKind]): Buffer {
  if (kind === null) return Buffer.alloc(0);
  const data = dataOf(kind, record);
  const head = Buffer.alloc(12);
  // the name of the question, where it stands in this message
  head.writeUInt16BE(0xc00c, 0);
  head.writeUInt16BE(TYPES[kind], 2);
  head.writeUInt16BE(INTERNET, 4);
  head.writeUInt32BE(0, 6);
  head.writeUInt16BE(data.length, 10);
  return Buffer.concat([head, data]);
}

function dataOf(kind: DnsKind, record: DnsRecords[DnsKind]): Buffer {
  if (typeof record !== "string") {
    const preference = Buffer.alloc(2);
    preference.writeUInt16BE(record.preference);
    return Buffer.concat([preference, nameOf(record.host)]);
  }
  return kind === "TXT" ? textOf(record) : nameOf(record);
}

function nameOf(host: string): Buffer {
  const labels = host.split(".").map((label) => Buffer.from(label, "latin1"));
  return Buffer.concat([
    ...labels.flatMap((label) => [Buffer.from([label.length]), label]),
    Buffer.from([0]),
  ]);
}

/** Text stands in pieces of 255 bytes at most. */
function textOf(text: string): Buffer {
  const bytes = Buffer.from(text, "utf8");
  const pieces = Array.from({ length: Math.max(1, Math.ceil(bytes.length / 255)) }, (_, index) =>
    bytes.subarray(index * 255, (index + 1) * 255),
  );
  return Buffer.concat(pieces.flatMap((piece) => [Buffer.from([piece.length]), piece]));
}
