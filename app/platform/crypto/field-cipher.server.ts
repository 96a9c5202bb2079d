import { createCipheriv, createDecipheriv, createHmac, randomBytes } from "node:crypto";

/** Where a sealed value lives; the cipher text opens nowhere else. */
export interface FieldPlace {
  tenantId: string;
  table: string;
  column: string;
  id: string;
}

/** AES-256-GCM with key ids: `v1.kid.iv.ciphertext.tag`, bound to tenant, table, column and row. */
export interface FieldCipher {
  seal(place: FieldPlace, plain: string): Buffer;
  open(place: FieldPlace, sealed: Uint8Array): string;
  /** Keyed hash for exact search, separate per tenant and kind. */
  blindIndex(tenantId: string, kind: string, value: string): Buffer;
}

export interface Keyring {
  /** key id → 32 bytes; the first seals, all open */
  keys: ReadonlyMap<string, Buffer>;
  indexKey: Buffer;
}

export function createFieldCipher(keyring: Keyring): FieldCipher {
  const [current] = keyring.keys.keys();
  if (!current) throw new Error("the keyring is empty");
  return {
    seal(place, plain) {
      const iv = randomBytes(12);
      const cipher = createCipheriv("aes-256-gcm", keyOf(keyring, current), iv).setAAD(aad(place));
      const body = Buffer.concat([cipher.update(plain, "utf8"), cipher.final()]);
      const parts = [iv, body, cipher.getAuthTag()].map((part) => part.toString("base64url"));
      return Buffer.from(["v1", current, ...parts].join("."), "ascii");
    },
    open(place, sealed) {
      const [version, kid, iv, body, tag] = Buffer.from(sealed).toString("ascii").split(".");
      if (version !== "v1" || !kid || iv === undefined || body === undefined || tag === undefined) {
        throw new Error("not a sealed value");
      }
      const decipher = createDecipheriv("aes-256-gcm", keyOf(keyring, kid), Buffer.from(iv, "base64url"))
        .setAAD(aad(place))
        .setAuthTag(Buffer.from(tag, "base64url"));
      return Buffer.concat([decipher.update(Buffer.from(body, "base64url")), decipher.final()]).toString(
        "utf8",
      );
    },
    blindIndex(tenantId, kind, value) {
      return createHmac("sha256", keyring.indexKey).update(`${tenantId}\u0000${kind}\u0000${value}`).digest();
    },
  };
}

function keyOf(keyring: Keyring, kid: string): Buffer {
  const key = keyring.keys.get(kid);
  if (!key) throw new Error(`no key ${kid} in the keyring`);
  return key;
}

function aad({ tenantId, table, column, id }: FieldPlace): Buffer {
  return Buffer.from([tenantId, table, column, id].join("\u0000"), "utf8");
}

/** Reads `kid:base64,kid:base64`; each key is 32 bytes. */
export function parseKeyring(keys: string, indexKey: string): Keyring {
  const parsed = keys.split(",").map((pair) => {
    const [kid = "", base64 = ""] = pair.split(":");
    const key = Buffer.from(base64, "base64");
    if (!kid || key.length !== 32) throw new Error("each field key is written kid:base64 with 32 bytes");
    return [kid, key] as const;
  });
  return { keys: new Map(parsed), indexKey: Buffer.from(indexKey, "base64") };
}
