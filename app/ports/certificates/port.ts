export type CertificateAnswer =
  /** `expiresAt` null: whoever ends the line does not say */
  | { result: "issued"; expiresAt: Date | null }
  /** `why`: what still keeps it, in the authority's words */
  | { result: "pending"; why: string | null }
  /** Nobody answered: ask again. */
  | { result: "failed"; code: string };

/** Certificates for the names of firms, from whoever ends TLS in front of us. Never throws for what it says. */
export interface CertificatesPort {
  /** Asks for one where there is none, and says how it stands. Renewing is the authority's own work. */
  ensure(host: string): Promise<CertificateAnswer>;
  /** The name is ours no longer; one that was never there is fine. False: nobody answered, ask again. */
  release(host: string): Promise<boolean>;
}
