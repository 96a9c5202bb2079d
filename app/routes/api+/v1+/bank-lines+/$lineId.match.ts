import type { ActionFunctionArgs } from "@remix-run/node";

import { confirmMatch } from "~/money/commands/match/confirm-match.server";
import { answerCommand, idIn } from "~/people/access/api/answer.server";
import { readJson } from "~/people/access/api/read-json.server";
import { requireMethod } from "~/people/access/api/require-method.server";
import { requireApiKey } from "~/people/access/require-api-key.server";

import { amountIn } from "../contract/amount-in";
import { BANKING } from "../contract/banking.table";

export async function action({ request, params }: ActionFunctionArgs) {
  const api = await requireApiKey(request, BANKING.match.scope);
  requireMethod(request, "POST");
  const lineId = idIn(api, request, params.lineId);
  const { version, parts: given } = await readJson(request, BANKING.match.body);
  const parts = given.map(({ target_type: targetType, target_id: targetId, amount }) => ({
    targetType,
    targetId,
    amount: amountIn(api, request, amount),
  }));
  const outcome = await api.change(confirmMatch, { lineId, version, parts }, api.idempotencyKey);
  return answerCommand(api, request, outcome, ({ matchId }) => ({ id: matchId, lineId }), 201);
}
