import type { LoaderFunctionArgs } from "@remix-run/node";

import { requireCaller } from "~/people/access/require-caller.server";
import { accessKeySet } from "~/platform/crypto/access-token.server";

/** Public keys of access tokens: a new one every ninety days, the one before still listed. */
export async function loader({ request }: LoaderFunctionArgs) {
  await requireCaller(request);
  return Response.json(await accessKeySet(new Date()), {
    headers: { "cache-control": "public, max-age=3600" },
  });
}
