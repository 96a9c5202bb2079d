import type { LoaderFunctionArgs } from "@remix-run/node";
import { z } from "zod";

import { issueCommissionStatement } from "~/collections/commands/commission/issue-commission-statement.server";
import { commissionStatement } from "~/collections/letters/commission-statement";
import { commissionPage } from "~/collections/queries/commission/commission-page.server";
import { giveRunStatement } from "~/jobs/collections/give-run-statement.server";
import { requireFound } from "~/people/access/require-found.server";
import { requireId } from "~/people/access/require-id.server";
import { requireStaff } from "~/people/access/require-staff.server";
import { fileAnswer } from "~/platform/http/file-answer.server";
import { currentPorts } from "~/ports/current-ports.server";
import { translator } from "~/ui/i18n/translator.server";

const formats = z.enum(["pdf", "csv"]);

/** A commission statement that was agreed to: one's own, or anybody's for who may read all. */
export async function loader({ request, params }: LoaderFunctionArgs) {
  const staff = await requireStaff(request, "commission:read");
  const statementId = requireId(params.statementId);
  const format = requireFound(formats.safeParse(params.format).data ?? null);
  const run = requireFound(await staff.read(commissionPage, { statementId }));
  const { tenant } = staff;
  const fileName = `commission-${run.period}`;
  const asked = { tenant, runId: statementId, type: "commission_statement" as const, format, fileName };
  const given = await giveRunStatement(staff, currentPorts().storage, issueCommissionStatement, asked, () =>
    Promise.resolve(commissionStatement({ ...run, firm: tenant.legalName }, translator(tenant.language))),
  );
  if (!given.ok) throw new Response(given.refusal.code, { status: given.refusal.code === "NOT_FOUND" ? 404 : 409 });
  return fileAnswer(given.value.bytes, { name: given.value.fileName, type: given.value.mime });
} // prettier-ignore
