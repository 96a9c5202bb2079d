import type { LoaderFunctionArgs } from "@remix-run/node";

import { answerWith } from "~/people/access/api/answer.server";
import { requireApiKey } from "~/people/access/require-api-key.server";

/** Who asks, for which firm, and what they may do. */
export async function loader({ request }: LoaderFunctionArgs) {
  const api = await requireApiKey(request, null);
  const { kind, id, name, roles } = api.actor;
  const { slug, displayName, currency, timeZone, businessDate } = api.tenant;
  return answerWith(api, {
    kind,
    id,
    name,
    roles,
    scopes: api.scopes,
    firm: { slug, name: displayName, currency, timeZone, businessDate },
  });
}
