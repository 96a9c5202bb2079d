import { createPrivateKey, hkdfSync, type KeyObject } from "node:crypto";

import { env } from "~/platform/env/env.server";

/** ASN.1 head of an Ed25519 private key in PKCS #8; the 32 bytes of the seed follow (RFC 8410). */
const PKCS8_HEAD = Buffer.from("302e020100300506032b657004220420", "hex");

/** An Ed25519 key of the installation for one purpose, from its master secret; every process has the same. */
export function derivedKey(purpose: string): KeyObject {
  const master = Buffer.from(env().BLIND_INDEX_KEY, "base64");
  const seed = Buffer.from(hkdfSync("sha256", master, Buffer.alloc(0), `quittance ${purpose}`, 32));
  return createPrivateKey({ key: Buffer.concat([PKCS8_HEAD, seed]), format: "der", type: "pkcs8" });
}
