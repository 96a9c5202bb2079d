export interface AuditManifest {
  firm: string;
  count: number;
  complete: boolean;
  first_seq: number | null;
  last_seq: number | null;
  sha256: string;
}

/** Faults of an audit export as sentences; none means that all of it holds. */
export function verifyAudit(
  text: string,
  knownKey?: string,
): { faults: string[]; manifest: AuditManifest | null; key: string | null };
