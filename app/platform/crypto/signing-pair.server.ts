import { generateKeyPair } from "node:crypto";
import { promisify } from "node:util";

const BITS = 2048;

/** Source: RFC 6376 §3.6.1, RFC 8301: an RSA pair; the public half as its record holds it, base64 of its DER form. */
export async function signingPair(): Promise<{ publicKey: string; privateKey: string }> {
  const { publicKey, privateKey } = await promisify(generateKeyPair)("rsa", {
    modulusLength: BITS,
    publicKeyEncoding: { type: "spki", format: "der" },
    privateKeyEncoding: { type: "pkcs8", format: "pem" },
  });
  return { publicKey: publicKey.toString("base64"), privateKey };
}
