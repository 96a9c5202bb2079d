import { createReadableStreamFromReadable, type LoaderFunctionArgs } from "@remix-run/node";
import { Readable } from "node:stream";

import { currentPorts } from "~/ports/current-ports.server";
import { requireFound } from "~/people/access/require-found.server";
import { requireId } from "~/people/access/require-id.server";
import { requireStaff, type StaffAccess } from "~/people/access/require-staff.server";
import { recordAuditExport } from "~/people/commands/audit/record-audit-export.server";
import { auditFilter } from "~/people/domain/audit/audit-filter";
import { readArchive } from "~/people/letters/audit/read-archive.server";
import { auditJsonl } from "~/people/letters/audit/audit-jsonl.server";
import { archiveRecord } from "~/people/queries/audit/archive-list.server";
import { openArchived } from "~/people/queries/audit/open-archived.server";
import { exportPublicKey, signExport } from "~/platform/crypto/sign-export.server";

/** A month of the log out of cold storage, sent while it is read: the same signed JSON lines as an export at hand. */
export async function loader({ request, params }: LoaderFunctionArgs) {
  const staff = await requireStaff(request, "audit:export");
  const archiveId = requireId(params.archiveId);
  const archive = requireFound(await staff.read(archiveRecord, { archiveId }));
  const { tenant } = staff;
  const { storage } = currentPorts();
  const file = requireFound(await storage.get({ tenantId: tenant.id, key: archive.storageKey }));
  const filter = auditFilter.parse({ from: archive.month });
  const recorded = await staff.change(recordAuditExport, { format: "jsonl", filter });
  if (!recorded.ok) throw new Response(recorded.refusal.code, { status: 403 });
  const text = auditJsonl(opened(staff, file), {
    firm: tenant.legalName, filter, takenBy: staff.fullName, takenAt: new Date().toISOString(), cap: Infinity,
    publicKey: exportPublicKey(), sign: signExport,
  }); // prettier-ignore
  return new Response(createReadableStreamFromReadable(Readable.from(text)), {
    headers: {
      "content-type": "application/jsonl; charset=utf-8",
      "content-disposition": `attachment; filename="${tenant.slug}-audit-${archive.month.slice(0, 7)}.jsonl"`,
      "cache-control": "private, no-store",
    },
  });
}

async function* opened(staff: StaffAccess, file: Readable) {
  for await (const events of readArchive(file)) yield await staff.read(openArchived, { events });
}
