import type { Readable } from "node:stream";

import { encodingByBom, type Encoding, looksBinary, sniffDelimiter } from "~/office/domain/import/file-sniff";
import { type RawRecord, RecordReader } from "~/office/domain/import/record-reader";

/** Opens the stored file anew each time: sniffing and loading read it separately. */
export type OpenFile = () => Promise<Readable>;

export interface SniffedFile {
  encoding: Encoding;
  delimiter: string;
  header: string[];
}

export type Sniff = { ok: true; file: SniffedFile } | { ok: false; code: "EMPTY_FILE" | "NOT_TEXT" };

const SAMPLE_BYTES = 65_536;

/** Looks at the head for marks and delimiter, and through the whole file once where only that tells UTF-8. */
export async function sniffFile(open: OpenFile): Promise<Sniff> {
  const head = await readHead(await open());
  if (head.length === 0) return { ok: false, code: "EMPTY_FILE" };
  if (looksBinary(head)) return { ok: false, code: "NOT_TEXT" };
  const encoding = encodingByBom(head) ?? ((await isUtf8(await open())) ? "utf-8" : "windows-1252");
  const sample = new TextDecoder(encoding).decode(head, { stream: true });
  const delimiter = sniffDelimiter(withoutLastLine(sample, head.length < SAMPLE_BYTES));
  for await (const records of recordsOf(await open(), encoding, delimiter)) {
    const first = records[0];
    if (first) return { ok: true, file: { encoding, delimiter, header: first.cells } };
  }
  return { ok: false, code: "EMPTY_FILE" };
}

/** Batches of records as the bytes arrive; the header comes as the first record. */
export async function* recordsOf(
  bytes: Readable,
  encoding: string,
  delimiter: string,
): AsyncGenerator<RawRecord[]> {
  const decoder = new TextDecoder(encoding);
  const reader = new RecordReader(delimiter);
  let oldMac: boolean | null = null;
  try {
    for await (const chunk of bytes as AsyncIterable<Buffer>) {
      let text = decoder.decode(chunk, { stream: true });
      oldMac ??= text.includes("\r") && !text.includes("\n");
      if (oldMac) text = text.replaceAll("\r", "\n");
      yield reader.push(text);
    }
    yield [...reader.push(decoder.decode()), ...reader.end()];
  } finally {
    bytes.destroy();
  }
}

async function readHead(bytes: Readable): Promise<Buffer> {
  const parts: Buffer[] = [];
  let size = 0;
  for await (const chunk of bytes as AsyncIterable<Buffer>) {
    parts.push(chunk);
    size += chunk.length;
    if (size >= SAMPLE_BYTES) break;
  }
  bytes.destroy();
  return Buffer.concat(parts).subarray(0, SAMPLE_BYTES);
}

async function isUtf8(bytes: Readable): Promise<boolean> {
  const decoder = new TextDecoder("utf-8", { fatal: true });
  try {
    for await (const chunk of bytes as AsyncIterable<Buffer>) decoder.decode(chunk, { stream: true });
    decoder.decode();
    return true;
  } catch (error) {
    if (error instanceof TypeError) return false;
    throw error;
  } finally {
    bytes.destroy();
  }
}

function withoutLastLine(sample: string, whole: boolean): string {
  const cut = sample.lastIndexOf("\n");
  return whole || cut < 0 ? sample : sample.slice(0, cut);
}
