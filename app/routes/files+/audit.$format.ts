import { createReadableStreamFromReadable, type LoaderFunctionArgs } from "@remix-run/node";
import { Readable } from "node:stream";

import { settingOf } from "~/office/domain/setting/setting-of";
import { recordAuditExport } from "~/people/commands/audit/record-audit-export.server";
import { auditFilter } from "~/people/domain/audit/audit-filter";
import { auditCsv } from "~/people/letters/audit/audit-csv";
import { auditJsonl } from "~/people/letters/audit/audit-jsonl.server";
import { walkAudit } from "~/people/queries/audit/walk-audit.server";
import { requireFound } from "~/people/access/require-found.server";
import { requireStaff } from "~/people/access/require-staff.server";
import { exportPublicKey, signExport } from "~/platform/crypto/sign-export.server";

const FORMATS = { csv: "text/csv; charset=utf-8", jsonl: "application/jsonl; charset=utf-8" } as const;

/** The part of the log that a question finds, sent while it is read: JSON lines with a signed manifest, or CSV. */
export async function loader({ request, params }: LoaderFunctionArgs) {
  const staff = await requireStaff(request, "audit:export");
  const format = requireFound((["csv", "jsonl"] as const).find((name) => name === params.format) ?? null);
  const filter = auditFilter.parse(Object.fromEntries(new URL(request.url).searchParams));
  const recorded = await staff.change(recordAuditExport, { format, filter });
  if (!recorded.ok) throw new Response(recorded.refusal.code, { status: 403 });
  const cap = settingOf(staff.tenant, "export_cap");
  const events = walkAudit(staff, filter, cap);
  const { slug, legalName, businessDate } = staff.tenant;
  const text =
    format === "csv"
      ? auditCsv(events)
      : auditJsonl(events, {
          firm: legalName,
          filter,
          takenBy: staff.fullName,
          takenAt: new Date().toISOString(),
          cap,
          publicKey: exportPublicKey(),
          sign: signExport,
        });
  return new Response(createReadableStreamFromReadable(Readable.from(text)), {
    headers: {
      "content-type": FORMATS[format],
      "content-disposition": `attachment; filename="${slug}-audit-${businessDate}.${format}"`,
      "cache-control": "private, no-store",
    },
  });
}
