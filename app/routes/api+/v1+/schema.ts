import type { LoaderFunctionArgs } from "@remix-run/node";

import { requireCaller } from "~/people/access/require-caller.server";

import { openApi } from "./contract/open-api";

/** Public: it tells how to ask, nothing about anybody. */
export async function loader({ request }: LoaderFunctionArgs) {
  await requireCaller(request);
  return Response.json(openApi("1"), { headers: { "cache-control": "public, max-age=300" } });
}
