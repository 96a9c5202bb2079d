// Source: spec 05 §9: BOM, then strict UTF-8, then what the profile says; undecodable bytes stop the file.
import { accept, type Outcome, refuse } from "~/office/domain/outcome";

import { encodingByBom } from "./file-sniff";

export interface DecodedText {
  text: string;
  /** WHATWG label that was used */
  encoding: string;
}

const UTF8 = /^utf-?8$/i;
/** Bytes that Windows-1252 leaves empty. */
const HOLES_1252 = new Set([0x81, 0x8d, 0x8f, 0x90, 0x9d]);

/**
 * The bytes as text. `configured` is the encoding a profile or the file's own header names; without it
 * only marked or valid UTF-8 is read. Refusal ENCODING with the facts `byte` (position from 0) and `encoding`.
 */
export function decodeText(bytes: Uint8Array, configured?: string): Outcome<DecodedText> {
  const marked = encodingByBom(bytes);
  if (marked) return decodeAs(bytes, marked);
  const bad = firstByteNotUtf8(bytes);
  if (bad < 0) return accept({ text: new TextDecoder("utf-8").decode(bytes), encoding: "utf-8" });
  if (!configured || UTF8.test(configured))
    return refuse("ENCODING", { facts: { byte: bad, encoding: "utf-8" } });
  return decodeAs(bytes, configured);
}

function decodeAs(bytes: Uint8Array, label: string): Outcome<DecodedText> {
  let decoder: TextDecoder;
  try {
    decoder = new TextDecoder(label, { fatal: true });
  } catch {
    return refuse("ENCODING", { reasons: ["encoding_unknown"], facts: { byte: 0, encoding: label } });
  }
  const hole = decoder.encoding === "windows-1252" ? bytes.findIndex((byte) => HOLES_1252.has(byte)) : -1;
  if (hole >= 0) return refuse("ENCODING", { facts: { byte: hole, encoding: decoder.encoding } });
  try {
    return accept({ text: decoder.decode(bytes), encoding: decoder.encoding });
  } catch {
    const byte = decoder.encoding === "utf-8" ? firstByteNotUtf8(bytes) : bytes.length - (bytes.length % 2);
    return refuse("ENCODING", { facts: { byte, encoding: decoder.encoding } });
  }
}

/** Position of the first byte that is not part of well-formed UTF-8 (RFC 3629), or -1. */
export function firstByteNotUtf8(bytes: Uint8Array): number {
  let at = 0;
  while (at < bytes.length) {
    const length = sequenceAt(bytes, at);
    if (length === 0) return at;
    at += length;
  }
  return -1;
}

/** Bytes of the character at a position; 0 when there is none. */
function sequenceAt(bytes: Uint8Array, at: number): number {
  const first = bytes[at] ?? 0;
  if (first < 0x80) return 1;
  const length = first >= 0xf0 ? 4 : first >= 0xe0 ? 3 : 2;
  if (first < 0xc2 || first > 0xf4) return 0;
  const second = bytes[at + 1] ?? 0;
  const low = first === 0xe0 ? 0xa0 : first === 0xf0 ? 0x90 : 0x80;
  const high = first === 0xed ? 0x9f : first === 0xf4 ? 0x8f : 0xbf;
  if (second < low || second > high) return 0;
  for (let next = 2; next < length; next += 1) if (((bytes[at + next] ?? 0) & 0xc0) !== 0x80) return 0;
  return length;
}
