import { createPrivateKey, createPublicKey, hkdfSync, type KeyObject, sign } from "node:crypto";

import { env } from "~/platform/env/env.server";

/** ASN.1 head of an Ed25519 private key in PKCS #8; the 32 bytes of the seed follow (RFC 8410). */
const PKCS8_HEAD = Buffer.from("302e020100300506032b657004220420", "hex");

let pair: { secret: KeyObject; open: string } | null = null;

/** The installation's own signing key for files that leave the house, from its master secret: Ed25519. */
function exportKey(): { secret: KeyObject; open: string } {
  if (pair) return pair;
  const master = Buffer.from(env().BLIND_INDEX_KEY, "base64");
  const seed = Buffer.from(hkdfSync("sha256", master, Buffer.alloc(0), "quittance export signature 1", 32));
  const secret = createPrivateKey({ key: Buffer.concat([PKCS8_HEAD, seed]), format: "der", type: "pkcs8" });
  const open = createPublicKey(secret).export({ format: "der", type: "spki" }).toString("base64");
  pair = { secret, open };
  return pair;
}

/** The public half, SPKI in base64: who verifies a file compares it with the one the firm shows. */
export function exportPublicKey(): string {
  return exportKey().open;
}

/** Ed25519 signature in base64. */
export function signExport(bytes: Uint8Array): string {
  return sign(null, bytes, exportKey().secret).toString("base64");
}
