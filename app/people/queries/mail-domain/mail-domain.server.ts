import type { QueryContext } from "~/people/access/query-context";
import { findMailDomain, type StoredMailDomain } from "~/people/data/mail-domain/mail-domains.server";

/** The domain the firm named, with what its records were found to be. */
export function mailDomain({ db }: QueryContext): Promise<StoredMailDomain | null> {
  return findMailDomain(db);
}
