import type { TenantFacts } from "~/office/domain/event/actor";
import { type Refusal, refuse } from "~/office/domain/outcome";

import { settingOf } from "./setting-of";

/** EXPORT_CAP where a list is longer than the firm lets leave the house at once; null where it is not. */
export function refuseOverCap(
  tenant: Pick<TenantFacts, "settings" | "country">,
  rows: number | undefined,
): { ok: false; refusal: Refusal } | null {
  const most = settingOf(tenant, "export_cap");
  return rows !== undefined && rows > most ? refuse("EXPORT_CAP", { facts: { most } }) : null;
}
