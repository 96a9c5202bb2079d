import { asSeen } from "~/office/domain/permission/as-seen";
import { acrossTenantsViewedStaff } from "~/people/data/session/viewed-staff.server";
import { toRights } from "~/people/domain/permission/session-rights";

import type { JobHost } from "../../job-host";
import type { SystemAccess } from "../../run-as-system.server";
import type { ReportHands } from "./report-sources.server";

/**
 * What a job reads for somebody, as they would see it themselves (spec 07 §5.3): ruled fields are masked or absent by
 * their rights of this moment. Null when they have left.
 */
export async function readerHands(
  host: Pick<JobHost, "database">,
  system: Pick<SystemAccess, "tenant" | "read">,
  staffId: string,
): Promise<ReportHands | null> {
  const reader = await acrossTenantsViewedStaff(host.database, system.tenant.id, staffId);
  if (!reader) return null;
  const { fields } = toRights(reader);
  return {
    tenant: system.tenant,
    read: async (query, args) => asSeen(await system.read(query, args), fields),
  };
}
