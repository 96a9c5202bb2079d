// Source: PNG, third edition (W3C 2025) §5, §11.
import { crc32, inflateSync } from "node:zlib";

export type CleanedPng =
  | { ok: true; bytes: Buffer; width: number; height: number }
  /** `facts` are the bounds that were overstepped */
  | { ok: false; code: "IMAGE_DAMAGED" | "IMAGE_TOO_LARGE" | "IMAGE_TOO_SMALL" | "IMAGE_INTERLACED" };

const SIGNATURE = Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]);
/** What a picture needs to look as it does; texts, places, dates, profiles and further frames stay behind. */
const KEPT = new Set(["IHDR", "PLTE", "tRNS", "gAMA", "sRGB", "IDAT", "IEND"]);
/** Samples of a pixel, by colour type. */
const SAMPLES: Record<number, number> = { 0: 1, 2: 3, 3: 1, 4: 2, 6: 4 };
export const PNG_SIDE = { least: 16, most: 3000 };
const MOST_PIXELS = 4_000_000;

export function isPng(bytes: Uint8Array): boolean {
  return SIGNATURE.equals(bytes.subarray(0, SIGNATURE.length));
}

/**
 * The same picture with nothing in it but the picture. Refuses what is damaged, what would be huge once unpacked, and
 * interlacing, which letters cannot show.
 */
export function cleanPng(bytes: Buffer): CleanedPng {
  const chunks = readChunks(bytes);
  const head = chunks?.[0];
  if (!chunks || head?.type !== "IHDR" || head.data.length !== 13 || chunks.at(-1)?.type !== "IEND")
    return { ok: false, code: "IMAGE_DAMAGED" };
  const [width, height] = [head.data.readUInt32BE(0), head.data.readUInt32BE(4)];
  if (Math.min(width, height) < PNG_SIDE.least) return { ok: false, code: "IMAGE_TOO_SMALL" };
  if (Math.max(width, height) > PNG_SIDE.most || width * height > MOST_PIXELS)
    return { ok: false, code: "IMAGE_TOO_LARGE" };
  const [depth = 0, colour = 0, , , interlace] = head.data.subarray(8);
  if (interlace !== 0) return { ok: false, code: "IMAGE_INTERLACED" };
  const samples = SAMPLES[colour];
  if (!samples || ![1, 2, 4, 8, 16].includes(depth)) return { ok: false, code: "IMAGE_DAMAGED" };
  const packed = Buffer.concat(chunks.filter(({ type }) => type === "IDAT").map(({ data }) => data));
  const expected = height * (1 + Math.ceil((width * samples * depth) / 8));
  if (!unpacksTo(packed, expected)) return { ok: false, code: "IMAGE_DAMAGED" };
  const kept = chunks.filter(({ type }) => KEPT.has(type));
  return { ok: true, bytes: Buffer.concat([SIGNATURE, ...kept.map(({ bytes: own }) => own)]), width, height };
}

/** No byte more than the picture has is ever unpacked. */
function unpacksTo(packed: Buffer, expected: number): boolean {
  try {
    return inflateSync(packed, { maxOutputLength: expected }).length === expected;
  } catch {
    return false;
  }
}

interface Chunk {
  type: string;
  data: Buffer;
  bytes: Buffer;
}

/** null where a length, a checksum or the order is wrong. */
function readChunks(bytes: Buffer): Chunk[] | null {
  const chunks: Chunk[] = [];
  for (let at = SIGNATURE.length; at < bytes.length;) {
    if (at + 12 > bytes.length) return null;
    const length = bytes.readUInt32BE(at);
    const end = at + 12 + length;
    if (end > bytes.length) return null;
    const body = bytes.subarray(at + 4, end - 4);
    if (crc32(body) !== bytes.readUInt32BE(end - 4)) return null;
    const type = body.toString("latin1", 0, 4);
    chunks.push({ type, data: body.subarray(4), bytes: bytes.subarray(at, end) });
    if (type === "IEND") return chunks;
    at = end;
  }
  return null;
}
