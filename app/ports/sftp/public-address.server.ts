import { lookup } from "node:dns/promises";
import { BlockList, isIPv4 } from "node:net";

/** Addresses that lead into a private network or this machine. After the IANA special-purpose address registries. */
const PRIVATE = new BlockList();
const RANGES: [string, number, "ipv4" | "ipv6"][] = [
  ["0.0.0.0", 8, "ipv4"],
  ["10.0.0.0", 8, "ipv4"],
  ["100.64.0.0", 10, "ipv4"],
  ["127.0.0.0", 8, "ipv4"],
  ["169.254.0.0", 16, "ipv4"],
  ["172.16.0.0", 12, "ipv4"],
  ["192.0.0.0", 24, "ipv4"],
  ["192.168.0.0", 16, "ipv4"],
  ["198.18.0.0", 15, "ipv4"],
  ["224.0.0.0", 3, "ipv4"],
  ["::", 127, "ipv6"],
  ["64:ff9b::", 96, "ipv6"],
  ["fc00::", 7, "ipv6"],
  ["fe80::", 10, "ipv6"],
  ["ff00::", 8, "ipv6"],
];
for (const [network, prefix, family] of RANGES) PRIVATE.addSubnet(network, prefix, family);

export function isPrivateAddress(address: string): boolean {
  return PRIVATE.check(address, isIPv4(address) ? "ipv4" : "ipv6");
}

/**
 * The address behind a tenant's host name, to connect to as it is: asking twice could give a second, private answer.
 * `null` when the name leads inside.
 */
export async function toPublicAddress(host: string, allowPrivate: boolean): Promise<string | null> {
  const { address } = await lookup(host);
  return allowPrivate || !isPrivateAddress(address) ? address : null;
}
