import type { CommandHost } from "~/office/commands/command/run-command.server";
import type { StaffSession } from "~/people/data/session/sessions.server";
import { type FactorNeed, factorNeed } from "~/people/domain/login/factor-need";
import { readSecuritySettings } from "~/people/domain/login/security-settings";

/** Whether this session's person must set a second factor up, now or by when. */
export function needOf(
  { roles, grants, hasFactor, graceFrom, security }: StaffSession,
  host: CommandHost,
): FactorNeed {
  const permissions = grants.map(({ permission }) => permission);
  const { graceDays } = readSecuritySettings(security);
  return factorNeed({ roles, permissions, hasFactor, graceFrom, graceDays }, host.now());
}
