import type { ActionFunctionArgs } from "@remix-run/node";

import { commitStatement } from "~/money/commands/statement/commit-statement.server";
import { answerCommand, idIn } from "~/people/access/api/answer.server";
import { readJson } from "~/people/access/api/read-json.server";
import { requireMethod } from "~/people/access/api/require-method.server";
import { requireApiKey } from "~/people/access/require-api-key.server";

import { BANKING } from "../contract/banking.table";

export async function action({ request, params }: ActionFunctionArgs) {
  const api = await requireApiKey(request, BANKING.commit.scope);
  requireMethod(request, "POST");
  const fileId = idIn(api, request, params.fileId);
  const { reason } = await readJson(request, BANKING.commit.body);
  const outcome = await api.change(commitStatement, { fileId, reason }, api.idempotencyKey);
  return answerCommand(api, request, outcome, () => ({ id: fileId }), 202);
}
