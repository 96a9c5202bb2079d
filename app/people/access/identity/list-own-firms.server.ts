import { currentHost } from "~/office/commands/command/current-host.server";
import { acrossTenantsMemberships } from "~/people/data/login/user-accounts.server";

import type { StaffAccess } from "../require-staff.server";

export interface OwnFirm {
  tenantId: string;
  name: string;
  /** the one this page is read with */
  current: boolean;
}

/** The firms this login works for, the oldest membership first. */
export async function listOwnFirms(staff: StaffAccess): Promise<OwnFirm[]> {
  const host = await currentHost();
  const memberships = await acrossTenantsMemberships(host.database, staff.userId);
  return memberships.map(({ tenantId, tenantName: name }) => ({
    tenantId,
    name,
    current: tenantId === staff.tenant.id,
  }));
}
