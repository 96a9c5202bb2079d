// Source: spec 07 §1.1: the name a firm has in addresses.

export const ADDRESS_NAME = /^[a-z][a-z0-9-]{1,30}[a-z0-9]$/;

/** An address name that a firm gave up leads to the new one so long, and is nobody else's. */
export const FORMER_DAYS = 90;

const RESERVED = new Set(
  "www app api admin status help mail portal static assets support operator login signup settings files hooks".split(
    " ",
  ),
);

export function isReservedName(slug: string): boolean {
  return RESERVED.has(slug);
}
