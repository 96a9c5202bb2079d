import { Resolver } from "node:dns/promises";

import { isDnsName } from "./is-dns-name";
import type { DnsAnswer, DnsKind, DnsPort, DnsRecords } from "./port";

export interface NodeResolverOptions {
  /** `address` or `address:port`; none: those of the machine */
  servers?: string[];
  timeoutMs?: number;
  tries?: number;
}

const NONE: Record<string, "NXDOMAIN" | "NODATA"> = { ENOTFOUND: "NXDOMAIN", ENODATA: "NODATA" };
const FAILED: Record<string, "SERVFAIL" | "REFUSED" | "TIMEOUT"> = {
  ESERVFAIL: "SERVFAIL",
  EREFUSED: "REFUSED",
  ETIMEOUT: "TIMEOUT",
  // nobody listens where the servers should be: as silent as one that does not answer
  ECONNREFUSED: "TIMEOUT",
};

/** The name system through Node's own resolver; it keeps no answers, so a record set a second ago is seen. */
export function nodeResolver({
  servers = [],
  timeoutMs = 3_000,
  tries = 2,
}: NodeResolverOptions = {}): DnsPort {
  const resolver = new Resolver({ timeout: timeoutMs, tries });
  if (servers.length > 0) resolver.setServers(servers);
  const ask: { [K in DnsKind]: (name: string) => Promise<DnsRecords[K][]> } = {
    TXT: async (name) => (await resolver.resolveTxt(name)).map(toText),
    CNAME: async (name) => (await resolver.resolveCname(name)).map(toHost),
    MX: async (name) =>
      (await resolver.resolveMx(name)).map(({ priority, exchange }) => ({
        preference: priority,
        host: toHost(exchange),
      })),
  };
  return {
    async lookup(kind, name) {
      if (!isDnsName(name)) return { result: "failed", code: "BAD_NAME" };
      try {
        return { result: "found", records: await ask[kind](name) };
      } catch (error) {
        return toAnswer(error);
      }
    },
  };
}

function toAnswer(error: unknown): DnsAnswer<never> {
  const code = (error as NodeJS.ErrnoException).code ?? "";
  const why = NONE[code];
  if (why) return { result: "none", why };
  return { result: "failed", code: FAILED[code] ?? "FAILED" };
}

/** The resolver gives each byte as a letter of its own. */
function toText(pieces: string[]): string {
  return Buffer.from(pieces.join(""), "latin1").toString("utf8");
}

function toHost(name: string): string {
  return name.toLowerCase().replace(/[.]$/, "");
}
