import { currentCipher } from "~/platform/crypto/current-cipher.server";
import { newId } from "~/platform/ids/new-id";

export interface SealedIdentifier {
  id: string;
  sealed: Buffer;
  /** keyed hash for exact search */
  bidx: Buffer;
}

/** Seals an identity number for its row; the plain value is stored nowhere. */
export function sealIdentifier(tenantId: string, type: string, value: string): SealedIdentifier {
  const id = newId();
  const cipher = currentCipher();
  const place = { tenantId, table: "identifier", column: "value", id };
  return { id, sealed: cipher.seal(place, value), bidx: cipher.blindIndex(tenantId, type, value) };
}

/** The plain value of a stored row; every caller shows at most its last four. */
export function openIdentifier(tenantId: string, id: string, sealed: Uint8Array): string {
  return currentCipher().open({ tenantId, table: "identifier", column: "value", id }, sealed);
}

export function searchHashOf(tenantId: string, type: string, value: string): Buffer {
  return currentCipher().blindIndex(tenantId, type, value);
}
