/** A mail exchanger; the lowest preference is asked first. */
export interface MailExchanger {
  preference: number;
  host: string;
}

/** What the records of each kind hold. A TXT record's pieces are joined; host names are lower case without a final dot. */
export interface DnsRecords {
  TXT: string;
  CNAME: string;
  MX: MailExchanger;
}
export type DnsKind = keyof DnsRecords;

export type DnsAnswer<K extends DnsKind> =
  | { result: "found"; records: DnsRecords[K][] }
  /** `NXDOMAIN`: there is no such name; `NODATA`: the name has no record of this kind. */
  | { result: "none"; why: "NXDOMAIN" | "NODATA" }
  /** Nobody knows: the name's servers are broken, silent or refuse to say. To be asked again, never taken for "none". */
  | { result: "failed"; code: "SERVFAIL" | "REFUSED" | "TIMEOUT" | "BAD_NAME" | "FAILED" };

/** Asks the public name system. Never throws for what it says. */
export interface DnsPort {
  lookup<K extends DnsKind>(kind: K, name: string): Promise<DnsAnswer<K>>;
}
