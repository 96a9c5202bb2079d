import type { ActionFunctionArgs, LoaderFunctionArgs } from "@remix-run/node";

import { startStatement } from "~/money/commands/statement/start-statement.server";
import { MAX_STATEMENT_BYTES } from "~/money/domain/statement/statement";
import { statementList } from "~/money/queries/statement/statement-list.server";
import { fromPageLink } from "~/office/domain/page-cursor";
import { answerCommand, answerPage } from "~/people/access/api/answer.server";
import { readQuery } from "~/people/access/api/read-query.server";
import { requireMethod } from "~/people/access/api/require-method.server";
import { requireApiKey } from "~/people/access/require-api-key.server";
import { currentPorts } from "~/ports/current-ports.server";
import { takeUpload } from "~/ports/storage/take-upload.server";

import { BANKING } from "../contract/banking.table";
import { toMoney } from "../contract/to-money";

export async function loader({ request }: LoaderFunctionArgs) {
  const api = await requireApiKey(request, BANKING.statements.scope);
  const { cursor, limit, bank_account: account } = readQuery(request, BANKING.statements.filters);
  const wanted = { account, ...fromPageLink(cursor ?? null) };
  const page = await api.read((context) => statementList(context, wanted, limit), undefined);
  return answerPage(api, request, page, ({ word, closing, ...row }) => ({
    ...row,
    state: word,
    closing: closing === null ? null : toMoney(closing, row.currency),
  }));
}

/** The file's bytes go to storage as they arrive; nothing is kept of a refused one. */
export async function action({ request }: ActionFunctionArgs) {
  const api = await requireApiKey(request, BANKING.upload.scope);
  requireMethod(request, "POST");
  const { fields, stored, forget } = await takeUpload(request, currentPorts().storage, api.tenant.id, {
    folder: "statements",
    maxBytes: MAX_STATEMENT_BYTES,
    admit: () => undefined,
  });
  const bankAccountId = fields.get("bank_account_id") ?? "";
  const begun = stored.ok ? await api.change(startStatement, { ...stored.value, bankAccountId }) : stored;
  if (!begun.ok || api.dryRun) await forget();
  return answerCommand(api, request, begun, ({ fileId }) => ({ id: fileId, state: "reading" }), 202);
}
