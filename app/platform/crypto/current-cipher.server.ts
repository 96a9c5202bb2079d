import { env } from "~/platform/env/env.server";

import { createFieldCipher, type FieldCipher, parseKeyring } from "./field-cipher.server";

let cipher: FieldCipher | null = null;

/** The process's cipher, from FIELD_KEYS and BLIND_INDEX_KEY. */
export function currentCipher(): FieldCipher {
  cipher ??= createFieldCipher(parseKeyring(env().FIELD_KEYS, env().BLIND_INDEX_KEY));
  return cipher;
}
