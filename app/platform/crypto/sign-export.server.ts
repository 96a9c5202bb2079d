import { createPublicKey, type KeyObject, sign } from "node:crypto";

import { derivedKey } from "./derived-key.server";

let pair: { secret: KeyObject; open: string } | null = null;

/** The installation's own signing key for files that leave the house: Ed25519. */
function exportKey(): { secret: KeyObject; open: string } {
  if (pair) return pair;
  const secret = derivedKey("export signature 1");
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
