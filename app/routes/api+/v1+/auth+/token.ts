import type { ActionFunctionArgs } from "@remix-run/node";

import { answerTokens } from "~/people/access/token/answer-tokens.server";
import { readJson } from "~/people/access/api/read-json.server";
import { requireMethod } from "~/people/access/api/require-method.server";
import { issueTokens } from "~/people/access/token/issue-tokens.server";
import { requireCaller } from "~/people/access/require-caller.server";

import { AUTH } from "../contract/auth.table";

/** A program signs a person in: an access token of fifteen minutes and a refresh token of seven days. */
export async function action({ request }: ActionFunctionArgs) {
  await requireCaller(request);
  requireMethod(request, "POST");
  return answerTokens(request, await issueTokens(request, await readJson(request, AUTH.token.body)));
}
