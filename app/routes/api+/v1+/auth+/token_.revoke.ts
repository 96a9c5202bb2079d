import type { ActionFunctionArgs } from "@remix-run/node";

import { readJson } from "~/people/access/api/read-json.server";
import { requireMethod } from "~/people/access/api/require-method.server";
import { revokeTokens } from "~/people/access/token/revoke-tokens.server";
import { requireCaller } from "~/people/access/require-caller.server";

import { AUTH } from "../contract/auth.table";

/** Ends all tokens of a family; an unknown one gets the same answer (RFC 7009). */
export async function action({ request }: ActionFunctionArgs) {
  await requireCaller(request);
  requireMethod(request, "POST");
  await revokeTokens((await readJson(request, AUTH.revoke.body)).refresh);
  return Response.json({ revoked: true }, { headers: { "cache-control": "no-store" } });
}
