import type { ActionFunctionArgs } from "@remix-run/node";

import { answerTokens } from "~/people/access/token/answer-tokens.server";
import { readJson } from "~/people/access/api/read-json.server";
import { requireMethod } from "~/people/access/api/require-method.server";
import { refreshTokens } from "~/people/access/token/refresh-tokens.server";
import { requireCaller } from "~/people/access/require-caller.server";

import { AUTH } from "../contract/auth.table";

/** A refresh token is used once; its answer holds the next. */
export async function action({ request }: ActionFunctionArgs) {
  await requireCaller(request);
  requireMethod(request, "POST");
  const { refresh } = await readJson(request, AUTH.refresh.body);
  return answerTokens(request, await refreshTokens(request, refresh));
}
