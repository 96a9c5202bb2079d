import { createCipheriv, createDecipheriv, createHmac, hkdfSync, randomBytes } from "node:crypto";

const IV_BYTES = 12;
const TAG_BYTES = 16;

/** Where a sealed value lives; the cipher text opens nowhere else. */
export interface FieldPlace {
  tenantId: string;
  table: string;
  column: string;
  id: string;
}

/**
 * AES-256-GCM with key ids: `v2.kid.iv.ciphertext.tag`, under the tenant's own key and bound to tenant, table,
 * column and row. Values of before, `v1`, stand under the key itself and open until they are sealed anew.
 */
export interface FieldCipher {
  /** id of the key that seals */
  kid: string;
  /** how every value begins that the newest key has sealed */
  head: Buffer;
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
  const head = `v2.${current}.`;
  return {
    kid: current,
    head: Buffer.from(head, "ascii"),
    seal(place, plain) {
      const iv = randomBytes(IV_BYTES);
      const key = tenantKey(keyOf(keyring, current), place.tenantId);
      const cipher = createCipheriv("aes-256-gcm", key, iv).setAAD(aad(place));
      const body = Buffer.concat([cipher.update(plain, "utf8"), cipher.final()]);
      const parts = [iv, body, cipher.getAuthTag()].map((part) => part.toString("base64url"));
      return Buffer.from(head + parts.join("."), "ascii");
    },
    open(place, sealed) {
      const { version, kid, iv, body, tag } = partsOf(sealed);
      const key = keyOf(keyring, kid);
      const decipher = createDecipheriv(
        "aes-256-gcm",
        version === "v1" ? key : tenantKey(key, place.tenantId),
        iv,
      )
        .setAAD(aad(place))
        .setAuthTag(tag);
      return Buffer.concat([decipher.update(body), decipher.final()]).toString("utf8");
    },
    blindIndex(tenantId, kind, value) {
      return createHmac("sha256", keyring.indexKey).update(`${tenantId}\u0000${kind}\u0000${value}`).digest();
    },
  };
}

function partsOf(sealed: Uint8Array) {
  const [version, kid, iv, body, tag] = Buffer.from(sealed).toString("ascii").split(".");
  const known = version === "v1" || version === "v2";
  if (!known || !kid || iv === undefined || body === undefined || tag === undefined)
    throw new Error("not a sealed value");
  const bytes = (part: string) => Buffer.from(part, "base64url");
  const parts = { version, kid, iv: bytes(iv), body: bytes(body), tag: bytes(tag) };
  // a shorter tag would be taken too, and is easier to guess
  if (parts.iv.length !== IV_BYTES || parts.tag.length !== TAG_BYTES) throw new Error("not a sealed value");
  return parts;
}

/** Each tenant's values stand under a key of its own (HKDF, RFC 5869): one that leaks opens one tenant. */
function tenantKey(master: Buffer, tenantId: string): Buffer {
  return Buffer.from(hkdfSync("sha256", master, Buffer.alloc(0), `quittance field ${tenantId}`, 32));
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
