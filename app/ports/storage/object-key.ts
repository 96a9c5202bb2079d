import type { FilePlace } from "./port";

const NAME = /^[A-Za-z0-9][A-Za-z0-9._-]{0,127}$/;
const TENANT = /^[A-Za-z0-9-]{1,64}$/;
const MAX_PARTS = 12;

/**
 * The full name of a tenant's file. Names begin with a letter or a digit, so neither `..` nor the store's own
 * hidden folders can be reached.
 * @throws RangeError for anything else.
 */
export function toObjectKey({ tenantId, key }: FilePlace): string {
  const parts = key.split("/");
  const plain = TENANT.test(tenantId) && parts.length <= MAX_PARTS && parts.every((part) => NAME.test(part));
  if (!plain) throw new RangeError(`Not a file name: ${JSON.stringify(key).slice(0, 200)}`);
  return `${tenantId}/${key}`;
}
