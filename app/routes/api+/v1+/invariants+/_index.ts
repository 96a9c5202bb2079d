import type { LoaderFunctionArgs } from "@remix-run/node";

import { invariantBoard } from "~/money/queries/invariant/invariant-board.server";
import { answerWith } from "~/people/access/api/answer.server";
import { requireApiKey } from "~/people/access/require-api-key.server";

import { INVARIANTS } from "../contract/invariants.table";

export async function loader({ request }: LoaderFunctionArgs) {
  const api = await requireApiKey(request, INVARIANTS.board.scope);
  const { lastRun, invariants, open } = await api.read(invariantBoard, undefined);
  return answerWith(api, {
    lastRun,
    results: invariants.map(({ code, state, freezes, result }) => ({ code, state, freezes, result })),
    freezes: open.map(({ id, invariant, scope, scopeName, openedAt }) => ({
      id,
      invariant,
      scope,
      scopeName,
      openedAt,
    })),
  });
}
