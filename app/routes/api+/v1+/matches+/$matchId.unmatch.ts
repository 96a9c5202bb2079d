import type { ActionFunctionArgs } from "@remix-run/node";

import { unmatchLine } from "~/money/commands/match/unmatch-line.server";
import { answerCommand, idIn } from "~/people/access/api/answer.server";
import { readJson } from "~/people/access/api/read-json.server";
import { requireMethod } from "~/people/access/api/require-method.server";
import { requireApiKey } from "~/people/access/require-api-key.server";

import { BANKING } from "../contract/banking.table";

export async function action({ request, params }: ActionFunctionArgs) {
  const api = await requireApiKey(request, BANKING.unmatch.scope);
  requireMethod(request, "POST");
  const matchId = idIn(api, request, params.matchId);
  const { reason } = await readJson(request, BANKING.unmatch.body);
  const outcome = await api.change(unmatchLine, { matchId, reason }, api.idempotencyKey);
  return answerCommand(api, request, outcome, ({ lineId, asked }) => ({ lineId, asked }));
}
