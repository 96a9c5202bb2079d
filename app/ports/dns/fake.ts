import { isDnsName } from "./is-dns-name";
import type { DnsAnswer, DnsKind, DnsPort, DnsRecords } from "./port";

export type Trouble = "SERVFAIL" | "REFUSED" | "TIMEOUT";
type Held = { [K in DnsKind]?: DnsRecords[K][] };

/** Names and their records in memory, told by whoever tests. */
export class FakeDns implements DnsPort {
  private readonly names = new Map<string, Held>();
  private readonly troubles = new Map<string, Trouble>();

  /** Replaces the records of one kind; none of them removes the kind, and with the last kind the name is gone. */
  set<K extends DnsKind>(kind: K, name: string, records: DnsRecords[K][]): void {
    const key = toKey(name);
    const { [kind]: _, ...others } = this.names.get(key) ?? {};
    const held: Held = records.length > 0 ? { ...others, [kind]: records } : others;
    if (Object.keys(held).length > 0) this.names.set(key, held);
    else this.names.delete(key);
  }

  /** From now on every question about the name ends so; null: it is answered again. */
  trouble(name: string, how: Trouble | null): void {
    if (how) this.troubles.set(toKey(name), how);
    else this.troubles.delete(toKey(name));
  }

  /** Everything that is told, for a page or a file. */
  all(): { name: string; held: Held }[] {
    return [...this.names].map(([name, held]) => ({ name, held })).sort((a, b) => (a.name < b.name ? -1 : 1));
  }

  lookup<K extends DnsKind>(kind: K, name: string): Promise<DnsAnswer<K>> {
    return Promise.resolve(this.answer(kind, name));
  }

  /** The same at once. */
  answer<K extends DnsKind>(kind: K, name: string): DnsAnswer<K> {
    if (!isDnsName(name)) return { result: "failed", code: "BAD_NAME" };
    const trouble = this.troubles.get(toKey(name));
    if (trouble) return { result: "failed", code: trouble };
    const held = this.names.get(toKey(name));
    if (!held) return { result: "none", why: "NXDOMAIN" };
    const records: DnsRecords[K][] | undefined = held[kind];
    return records ? { result: "found", records } : { result: "none", why: "NODATA" };
  }
}

function toKey(name: string): string {
  return name.toLowerCase().replace(/[.]$/, "");
}
