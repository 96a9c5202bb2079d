import type { LoaderFunctionArgs } from "@remix-run/node";

import { visibleAccounts } from "~/collections/queries/account/visible-accounts.server";
import { liveStream } from "~/people/access/live/live-stream.server";
import { liveEvents, liveEventsAfter, type LiveEventRow } from "~/office/queries/live-events.server";
import { requireStaff, type StaffAccess } from "~/people/access/require-staff.server";

/** The viewer's permitted events as they commit (server-sent events, spec 07 §8). */
export async function loader({ request }: LoaderFunctionArgs) {
  const staff = await requireStaff(request);
  const permitted = async (events: LiveEventRow[]) => keepPermitted(staff, events);
  return liveStream(request, {
    tenantId: staff.tenant.id,
    personId: staff.id,
    read: async (ids) => permitted(await staff.read(liveEvents, { ids })),
    readAfter: async (after) => permitted(await staff.read(liveEventsAfter, { after })),
  });
}

/** Somebody who sees only assigned accounts hears only of them and of themselves. */
async function keepPermitted(staff: StaffAccess, events: LiveEventRow[]): Promise<LiveEventRow[]> {
  if (staff.permissions.scopeOf("account:read") === "all") return events;
  const ids = events.flatMap((event) =>
    event.subjects.filter((one) => one.type === "account").map((one) => one.id),
  );
  const visible = ids.length > 0 ? await staff.read(visibleAccounts, { ids }) : new Set<string>();
  const isOwn = (one: { type: string; id: string }) =>
    one.type === "account" ? visible.has(one.id) : one.id === staff.id;
  return events
    .map((event) => ({ ...event, subjects: event.subjects.filter(isOwn) }))
    .filter((event) => event.subjects.length > 0);
}
