// Source: spec 07 §4.4: CIDR of IPv4 and IPv6, at most 200 for a firm.

interface Block {
  bits: 32 | 128;
  from: bigint;
  prefix: number;
}

/** One line of a list, "203.0.113.0/24" or a bare address, in its shortest form; null when it is none. */
export function normalBlock(text: string): string | null {
  const block = parseBlock(text);
  if (!block) return null;
  const [address = ""] = text.trim().toLowerCase().split("/");
  return `${address}/${block.prefix}`;
}

/** Whether an address stands in the list; an empty list lets everybody in, an address nobody knows is outside. */
export function isInside(list: readonly string[], address: string | null): boolean {
  if (list.length === 0) return true;
  const at = address === null ? null : parseBlock(address);
  if (!at) return false;
  return list.some((text) => {
    const block = parseBlock(text);
    if (!block || block.bits !== at.bits) return false;
    const rest = BigInt(block.bits - block.prefix);
    return block.from >> rest === at.from >> rest;
  });
}

function parseBlock(text: string): Block | null {
  const [address = "", prefix, ...more] = text.trim().toLowerCase().split("/");
  if (more.length > 0 || (prefix !== undefined && !/^\d{1,3}$/.test(prefix))) return null;
  const parsed = parseAddress(address);
  if (!parsed) return null;
  const length = prefix === undefined ? parsed.bits : Number(prefix);
  return length > parsed.bits ? null : { ...parsed, prefix: length };
}

function parseAddress(text: string): { bits: 32 | 128; from: bigint } | null {
  // the same computer by its other spelling: sockets that hear both kinds write IPv4 so
  const v4 = parseV4(text.replace(/^::ffff:(?=\d+\.)/, ""));
  if (v4 !== null) return { bits: 32, from: v4 };
  const v6 = parseV6(text);
  return v6 === null ? null : { bits: 128, from: v6 };
}

function parseV4(text: string): bigint | null {
  const parts = text.split(".");
  if (parts.length !== 4 || !parts.every((part) => /^(0|[1-9]\d{0,2})$/.test(part) && Number(part) < 256))
    return null;
  return parts.reduce((sum, part) => sum * 256n + BigInt(part), 0n);
}

function parseV6(text: string): bigint | null {
  const halves = text.split("::");
  if (halves.length > 2) return null;
  const [head = [], tail = []] = halves.map((half) => (half === "" ? [] : half.split(":")));
  const missing = 8 - head.length - tail.length;
  if (halves.length === 2 ? missing < 1 : missing !== 0) return null;
  const groups = [...head, ...Array.from({ length: missing }, () => "0"), ...tail];
  if (!groups.every((group) => /^[0-9a-f]{1,4}$/.test(group))) return null;
  return groups.reduce((sum, group) => sum * 65_536n + BigInt(`0x${group}`), 0n);
}
