import type { LoaderFunctionArgs } from "@remix-run/node";

import { accountTimeline, TIMELINE_KINDS } from "~/collections/queries/account/account-timeline.server";
import { visibleAccounts } from "~/collections/queries/account/visible-accounts.server";
import { requireFound } from "~/people/access/require-found.server";
import { requireId } from "~/people/access/require-id.server";
import { requireStaff } from "~/people/access/require-staff.server";

/** An older stretch of the timeline, for the button that fetches it into the page. */
export async function loader({ request, params }: LoaderFunctionArgs) {
  const staff = await requireStaff(request, "account:read");
  const accountId = requireId(params["accountId"]);
  const visible = await staff.read(visibleAccounts, { ids: [accountId] });
  requireFound(visible.has(accountId) ? accountId : null);
  const { searchParams } = new URL(request.url);
  const kind = TIMELINE_KINDS.find((one) => one === searchParams.get("kind")) ?? "all";
  const after = searchParams.get("after") ?? undefined;
  return { timeline: await staff.read(accountTimeline, { accountId, kind, after }) };
}
