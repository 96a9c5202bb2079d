import { findSetting } from "~/office/data/setting/settings.server";
import type { QueryContext } from "~/people/access/query-context";
import { readSecuritySettings, type SecuritySettings } from "~/people/domain/login/security-settings";

/** The firm's sign-in rules as they count today. */
export async function securityRules({ db, today }: QueryContext): Promise<SecuritySettings> {
  return readSecuritySettings(await findSetting(db, "security", today));
}
