import type { ActionFunctionArgs } from "@remix-run/node";

import { proposeReversal } from "~/money/commands/ledger/propose-reversal.server";
import { answerCommand, idIn } from "~/people/access/api/answer.server";
import { readJson } from "~/people/access/api/read-json.server";
import { requireMethod } from "~/people/access/api/require-method.server";
import { requireApiKey } from "~/people/access/require-api-key.server";

import { LEDGER } from "../contract/ledger.table";

export async function action({ request, params }: ActionFunctionArgs) {
  const api = await requireApiKey(request, LEDGER.reverse.scope);
  requireMethod(request, "POST");
  const entryId = idIn(api, request, params.entryId);
  const { reason } = await readJson(request, LEDGER.reverse.body);
  const outcome = await api.change(proposeReversal, { entryId, reason }, api.idempotencyKey);
  return answerCommand(api, request, outcome, (value) => value, 202);
}
