import type { ActionFunctionArgs } from "@remix-run/node";

import { requestInvariantRun } from "~/money/commands/invariant/request-invariant-run.server";
import { answerCommand } from "~/people/access/api/answer.server";
import { readJson } from "~/people/access/api/read-json.server";
import { requireMethod } from "~/people/access/api/require-method.server";
import { requireApiKey } from "~/people/access/require-api-key.server";

import { INVARIANTS } from "../contract/invariants.table";

export async function action({ request }: ActionFunctionArgs) {
  const api = await requireApiKey(request, INVARIANTS.run.scope);
  requireMethod(request, "POST");
  const input = await readJson(request, INVARIANTS.run.body);
  const outcome = await api.change(requestInvariantRun, input, api.idempotencyKey);
  return answerCommand(api, request, outcome, () => ({ asked: true }), 202);
}
