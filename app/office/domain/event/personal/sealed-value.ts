/** What stands where a value was whose key is destroyed. */
export const ERASED = "[erased]";

const FORM = /^person\.v1\.([0-9a-f-]{36})\.([\w-]+\.[\w-]*\.[\w-]+)$/;

/** A value under a person's key, as an event stores it: `person.v1.<key's id>.<sealed text>`. */
export function toSealedValue(keyId: string, sealed: string): string {
  return `person.v1.${keyId}.${sealed}`;
}

export function fromSealedValue(text: string): { keyId: string; sealed: string } | null {
  const [, keyId, sealed] = FORM.exec(text) ?? [];
  return keyId && sealed ? { keyId, sealed } : null;
}

/** Where in the log a value stands; it opens nowhere else. */
export function placeOfValue(tenantId: string, eventId: string, place: string): string {
  return [tenantId, "event", eventId, place].join("\u0000");
}
