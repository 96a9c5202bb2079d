import type { LoaderFunctionArgs } from "@remix-run/node";

import { issueStatement } from "~/collections/commands/account/issue-statement.server";
import { giveStatement } from "~/jobs/collections/give-statement.server";
import { toCivilDate } from "~/office/domain/calendar-date";
import { requireId } from "~/people/access/require-id.server";
import { requireStaff } from "~/people/access/require-staff.server";
import { fileAnswer } from "~/platform/http/file-answer.server";
import { currentPorts } from "~/ports/current-ports.server";
import { translator } from "~/ui/i18n/translator.server";

/** The statement of an account in the staff member's scope, as its debtor would get it. */
export async function loader({ request, params }: LoaderFunctionArgs) {
  const staff = await requireStaff(request, "account:read");
  const accountId = requireId(params.accountId);
  const { searchParams } = new URL(request.url);
  const today = staff.tenant.businessDate;
  const asked = toCivilDate(searchParams.get("on") ?? "");
  const on = asked && asked < today ? asked : today;
  const first = toCivilDate(searchParams.get("from") ?? "");
  const from = first && first <= on ? first : null;
  const given = await giveStatement(staff, currentPorts().storage, issueStatement, {
    tenant: staff.tenant,
    accountId,
    from,
    on,
  });
  if (given.ok) return fileAnswer(given.value.bytes, { name: given.value.fileName, type: "application/pdf" });
  if (given.refusal.code !== "STATEMENT_TOO_LONG") throw new Response(given.refusal.code, { status: 404 });
  const words = translator(staff.language)("errors:STATEMENT_TOO_LONG");
  throw new Response(words, { status: 413, headers: { "content-type": "text/plain; charset=utf-8" } });
}
