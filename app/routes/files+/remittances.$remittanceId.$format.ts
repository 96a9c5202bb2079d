import type { LoaderFunctionArgs } from "@remix-run/node";
import { z } from "zod";

import { issueRemittanceStatement } from "~/collections/commands/remittance/issue-remittance-statement.server";
import { remittanceStatement } from "~/collections/letters/remittance-statement";
import { remittanceLines } from "~/collections/queries/remittance/remittance-lines.server";
import { remittancePage } from "~/collections/queries/remittance/remittance-page.server";
import { giveRunStatement } from "~/jobs/collections/give-run-statement.server";
import { requireFound } from "~/people/access/require-found.server";
import { requireId } from "~/people/access/require-id.server";
import { requireStaff } from "~/people/access/require-staff.server";
import { fileAnswer } from "~/platform/http/file-answer.server";
import { currentPorts } from "~/ports/current-ports.server";
import { translator } from "~/ui/i18n/translator.server";

const formats = z.enum(["pdf", "csv"]);

/** The statement of an approved run, in the firm's language: what the client is sent. */
export async function loader({ request, params }: LoaderFunctionArgs) {
  const staff = await requireStaff(request, "ledger:read");
  const remittanceId = requireId(params.remittanceId);
  const format = requireFound(formats.safeParse(params.format).data ?? null);
  const run = requireFound(await staff.read(remittancePage, { remittanceId }));
  const { tenant } = staff;
  const asked = { tenant, runId: remittanceId, type: "remittance_statement" as const, format, fileName: run.number };
  const given = await giveRunStatement(staff, currentPorts().storage, issueRemittanceStatement, asked, async () => {
    const lines = await staff.read(remittanceLines, { remittanceId });
    return remittanceStatement({ ...run, firm: tenant.legalName, lines }, translator(tenant.language));
  });
  if (!given.ok) throw new Response(given.refusal.code, { status: given.refusal.code === "NOT_FOUND" ? 404 : 409 });
  return fileAnswer(given.value.bytes, { name: given.value.fileName, type: given.value.mime });
} // prettier-ignore
