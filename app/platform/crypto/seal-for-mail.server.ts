import { currentCipher } from "./current-cipher.server";

/** A code or token waits in the queue sealed: whoever reads the queue's tables reads no secret. */
const PLACE = { tenantId: "platform", table: "job", column: "secret", id: "mail" };

export function sealForMail(secret: string): string {
  return currentCipher().seal(PLACE, secret).toString("ascii");
}

export function openFromMail(sealed: string): string {
  return currentCipher().open(PLACE, Buffer.from(sealed, "ascii"));
}
