import type { CommandHost } from "~/office/commands/command/run-command.server";
import { settingOf } from "~/office/domain/setting/setting-of";
import type { StaffSession } from "~/people/data/session/sessions.server";
import { type FactorNeed, factorNeed } from "~/people/domain/login/factor-need";

/** Whether this session's person must set a second factor up, now or by when. */
export function needOf(
  { roles, grants, hasFactor, graceFrom, tenant }: StaffSession,
  host: CommandHost,
): FactorNeed {
  const permissions = grants.map(({ permission }) => permission);
  const graceDays = settingOf(tenant, "factor_grace_days");
  return factorNeed({ roles, permissions, hasFactor, graceFrom, graceDays }, host.now());
}
