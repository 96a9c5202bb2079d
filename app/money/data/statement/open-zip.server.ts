import { inflateRawSync } from "node:zlib";

import { accept, type Outcome, refuse } from "~/office/domain/outcome";

export interface ZipFile {
  /** Bytes of one part; null when there is no such part. Refusals WORKBOOK_BROKEN and WORKBOOK_TOO_LARGE. */
  read(name: string): Outcome<Buffer | null>;
}

interface Entry {
  method: number;
  size: number;
  packed: number;
  offset: number;
}

const END_OF_DIRECTORY = 0x06054b50;
const DIRECTORY_ENTRY = 0x02014b50;
const LOCAL_ENTRY = 0x04034b50;
const END_LENGTH = 22;
const LONGEST_COMMENT = 65_535;
const STORED = 0;
const DEFLATED = 8;
const MAX_ENTRIES = 2000;
/** What one part may unpack to, whatever its header promises. */
const MAX_PART = 128 * 1024 * 1024;

/** The directory of a zip file (APPNOTE 6.3, without its 64-bit and encrypted kinds). Refusal WORKBOOK_BROKEN. */
export function openZip(bytes: Uint8Array): Outcome<ZipFile> {
  const buffer = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const entries = readDirectory(buffer);
  if (!entries) return refuse("WORKBOOK_BROKEN");
  return accept({
    read: (name) => {
      const entry = entries.get(name);
      return entry ? readEntry(buffer, entry) : accept(null);
    },
  });
}

function readDirectory(buffer: Buffer): Map<string, Entry> | null {
  const end = findEnd(buffer);
  if (end < 0) return null;
  const count = buffer.readUInt16LE(end + 10);
  let at = buffer.readUInt32LE(end + 16);
  if (count > MAX_ENTRIES) return null;
  const entries = new Map<string, Entry>();
  for (let index = 0; index < count; index += 1) {
    if (at + 46 > buffer.length || buffer.readUInt32LE(at) !== DIRECTORY_ENTRY) return null;
    const nameLength = buffer.readUInt16LE(at + 28);
    const name = buffer.toString("utf8", at + 46, at + 46 + nameLength);
    entries.set(name, {
      method: buffer.readUInt16LE(at + 10),
      packed: buffer.readUInt32LE(at + 20),
      size: buffer.readUInt32LE(at + 24),
      offset: buffer.readUInt32LE(at + 42),
    });
    at += 46 + nameLength + buffer.readUInt16LE(at + 30) + buffer.readUInt16LE(at + 32);
  }
  return entries;
}

function findEnd(buffer: Buffer): number {
  const lowest = Math.max(0, buffer.length - END_LENGTH - LONGEST_COMMENT);
  for (let at = buffer.length - END_LENGTH; at >= lowest; at -= 1)
    if (buffer.readUInt32LE(at) === END_OF_DIRECTORY) return at;
  return -1;
}

function readEntry(buffer: Buffer, { method, packed, size, offset }: Entry): Outcome<Buffer> {
  if (size > MAX_PART) return refuse("WORKBOOK_TOO_LARGE", { facts: { bytes: size, limit: MAX_PART } });
  if (offset + 30 > buffer.length || buffer.readUInt32LE(offset) !== LOCAL_ENTRY)
    return refuse("WORKBOOK_BROKEN");
  const start = offset + 30 + buffer.readUInt16LE(offset + 26) + buffer.readUInt16LE(offset + 28);
  const data = buffer.subarray(start, start + packed);
  if (data.length < packed) return refuse("WORKBOOK_BROKEN");
  if (method === STORED) return accept(data);
  if (method !== DEFLATED) return refuse("WORKBOOK_BROKEN");
  try {
    return accept(inflateRawSync(data, { maxOutputLength: MAX_PART }));
  } catch (error) {
    const tooLarge = error instanceof RangeError;
    return refuse(tooLarge ? "WORKBOOK_TOO_LARGE" : "WORKBOOK_BROKEN", { facts: { limit: MAX_PART } });
  }
}
