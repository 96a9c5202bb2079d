import type { Brand } from "~/office/domain/brand/brand-of";
import { findMailSigner } from "~/people/data/mail-domain/mail-domains.server";
import { withTenant } from "~/platform/db/tenant-db.server";
import type { EmailMessage } from "~/ports/email/port";

import type { JobHost } from "../job-host";

/**
 * From whom a mail comes: to a firm's customers from the firm's own domain, signed for it, while its records are right;
 * else from our address under the firm's name.
 */
export async function mailSender(
  host: JobHost,
  { tenantId, brand, toCustomer }: { tenantId: string | null; brand: Brand | null; toCustomer: boolean },
): Promise<Pick<EmailMessage, "from" | "signature">> {
  const name = brand?.sender ?? "Quittance";
  const signer =
    tenantId && toCustomer
      ? await withTenant(host.database, tenantId, "read", (db) => findMailSigner(db))
      : null;
  if (!signer) return { from: { name, address: host.mailFrom } };
  const { address, ...signature } = signer;
  return { from: { name, address }, signature };
}
