import { createHash, createHmac, randomBytes, randomInt, timingSafeEqual } from "node:crypto";

/** 256 random bits as URL-safe text; only its hash is stored. */
export function newSecretToken(): string {
  return randomBytes(32).toString("base64url");
}

export function hashToken(token: string): Buffer {
  return createHash("sha256").update(token).digest();
}

/** Six digits, each code equally likely. */
export function newSixDigitCode(): string {
  return randomInt(0, 1_000_000).toString().padStart(6, "0");
}

const EASY = "23456789abcdefghjkmnpqrstuvwxyz";

/** `xxxxx-xxxxx` of letters and digits that cannot be mistaken for each other: 49 random bits. */
export function newRecoveryCode(): string {
  const code = Array.from({ length: 10 }, () => EASY[randomInt(0, EASY.length)]).join("");
  return `${code.slice(0, 5)}-${code.slice(5)}`;
}

/** A short secret (a code, a reference) is hashed with a key, or its few values could be tried out. */
export function keyedHash(key: string, ...parts: string[]): Buffer {
  return createHmac("sha256", key).update(parts.join("\u0000")).digest();
}

export function sameBytes(a: Uint8Array, b: Uint8Array): boolean {
  return a.length === b.length && timingSafeEqual(a, b);
}
