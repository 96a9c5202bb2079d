import { rows, sql, type TenantDb, tenantIdOf } from "~/platform/db/tenant-db.server";

export interface StoredInvoice {
  invoiceRef: string;
  number: string | null;
  status: "open" | "paid" | "void" | "uncollectible";
  currency: string;
  total: bigint;
  due: bigint;
  issuedAt: Date;
  paidAt: Date | null;
  pageUrl: string | null;
  pdfUrl: string | null;
}

/** The statuses known so far, by the provider's name. */
export async function listInvoiceStatuses(
  db: TenantDb,
  refs: string[],
): Promise<Map<string, StoredInvoice["status"]>> {
  const found = await rows<Pick<StoredInvoice, "invoiceRef" | "status">>(
    db,
    sql`SELECT invoice_ref AS "invoiceRef", status FROM billing_invoice
      WHERE tenant_id = ${tenantIdOf(db)}::uuid AND invoice_ref = ANY(${refs}::text[])`,
  );
  return new Map(found.map(({ invoiceRef, status }) => [invoiceRef, status]));
}

export async function saveInvoice(db: TenantDb, id: string, invoice: StoredInvoice): Promise<void> {
  const { invoiceRef, number, status, currency, total, due, issuedAt, paidAt, pageUrl, pdfUrl } = invoice;
  await rows(
    db,
    sql`INSERT INTO billing_invoice (tenant_id, id, invoice_ref, number, status, currency, total, due, issued_at, paid_at, page_url, pdf_url)
      VALUES (${tenantIdOf(db)}::uuid, ${id}::uuid, ${invoiceRef}, ${number}, ${status}, ${currency}, ${total}::bigint, ${due}::bigint,
        ${issuedAt}::timestamptz, ${paidAt}::timestamptz, ${pageUrl}, ${pdfUrl})
      ON CONFLICT (tenant_id, invoice_ref) DO UPDATE SET number = excluded.number, status = excluded.status, total = excluded.total,
        due = excluded.due, paid_at = excluded.paid_at, page_url = excluded.page_url, pdf_url = excluded.pdf_url, updated_at = now()`,
  );
}

/** Newest first. */
export async function listInvoices(db: TenantDb, limit: number): Promise<(StoredInvoice & { id: string })[]> {
  return rows(
    db,
    sql`SELECT id, invoice_ref AS "invoiceRef", number, status, currency, total, due, issued_at AS "issuedAt", paid_at AS "paidAt",
        page_url AS "pageUrl", pdf_url AS "pdfUrl"
      FROM billing_invoice WHERE tenant_id = ${tenantIdOf(db)}::uuid ORDER BY issued_at DESC, id DESC LIMIT ${limit}::int`,
  );
}
