import type { LoaderFunctionArgs } from "@remix-run/node";

import { issueOwnStatement } from "~/collections/commands/portal/issue-own-statement.server";
import { giveStatement } from "~/jobs/collections/give-statement.server";
import { requireCustomer } from "~/people/access/require-customer.server";
import { requireId } from "~/people/access/require-id.server";
import { fileAnswer } from "~/platform/http/file-answer.server";
import { currentPorts } from "~/ports/current-ports.server";
import { readerText } from "~/ui/i18n/reader-text.server";

/** The statement of an account of one's own, from its first day to today. */
export async function loader({ request, params }: LoaderFunctionArgs) {
  const customer = await requireCustomer(request, params.slug!);
  const accountId = requireId(params.accountId);
  const { tenant } = customer;
  const asked = { tenant, accountId, from: null, on: tenant.businessDate };
  const given = await giveStatement(customer, currentPorts().storage, issueOwnStatement, asked);
  if (given.ok) return fileAnswer(given.value.bytes, { name: given.value.fileName, type: "application/pdf" });
  if (given.refusal.code !== "STATEMENT_TOO_LONG") throw new Response("NOT_FOUND", { status: 404 });
  const words = readerText(request)("errors:STATEMENT_TOO_LONG");
  throw new Response(words, { status: 413, headers: { "content-type": "text/plain; charset=utf-8" } });
}
