import { currentHost } from "~/office/commands/command/current-host.server";
import { acrossTenantsSessions, type SessionRow } from "~/people/data/session/sessions.server";
import { deviceName } from "~/people/domain/login/device-name";

import type { StaffAccess } from "../require-staff.server";

export interface OwnSession extends Omit<SessionRow, "userAgent"> {
  browser: string | null;
  system: string | null;
  /** the one this page is read with */
  current: boolean;
}

/** Where this login is signed in now, this browser first. */
export async function listOwnSessions(staff: StaffAccess): Promise<OwnSession[]> {
  const host = await currentHost();
  const sessions = await acrossTenantsSessions(host.database, staff.userId);
  return sessions
    .map(({ userAgent, ...session }) => ({
      ...session,
      ...deviceName(userAgent),
      current: session.id === staff.sessionId,
    }))
    .sort((a, b) => Number(b.current) - Number(a.current));
}
