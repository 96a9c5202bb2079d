import { redirect } from "@remix-run/node";

import { currentHost } from "~/office/commands/command/current-host.server";
import {
  acrossTenantsWaitingSession,
  type WaitingSession,
} from "~/people/data/session/session-stages.server";

import { orUnavailable } from "../answers/or-unavailable.server";
import { requireSameOrigin } from "../request-origin.server";
import { readToken, staffCookie } from "../session-cookie.server";

/** Whether this browser stands between the two steps. */
export async function isWaiting(request: Request): Promise<boolean> {
  return (await findWaiting(request)) !== null;
}

/** Guard of the second step of a sign-in: only a session whose password was right and that waits for its code. */
export async function requireSecondStep(request: Request): Promise<WaitingSession> {
  requireSameOrigin(request);
  const waiting = await findWaiting(request);
  if (!waiting) throw redirect("/login");
  return waiting;
}

async function findWaiting(request: Request): Promise<WaitingSession | null> {
  const host = await orUnavailable(currentHost());
  const token = await readToken(request, staffCookie());
  return token ? orUnavailable(acrossTenantsWaitingSession(host.database, token)) : null;
}
