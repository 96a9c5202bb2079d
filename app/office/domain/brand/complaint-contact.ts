import type { TenantFacts } from "~/office/domain/event/actor";
import { settingOf } from "~/office/domain/setting/setting-of";

/** Who at the firm hears complaints. */
export interface ComplaintContact {
  name: string;
  email: string;
  phone: string | null;
}

/** Source: spec 07 §1.2 step 1: null until the firm named somebody; nothing is written to its customers before. */
export function complaintContactOf(
  tenant: Pick<TenantFacts, "settings" | "country">,
): ComplaintContact | null {
  const name = settingOf(tenant, "complaint_name");
  const email = settingOf(tenant, "complaint_email");
  return name && email ? { name, email, phone: settingOf(tenant, "complaint_phone") || null } : null;
}
