import { currentHost } from "~/office/commands/command/current-host.server";
import { acrossTenantsFirmLoads, type FirmLoad } from "~/people/queries/operator/firm-loads.server";
import { type SlowStatement, slowStatements } from "~/platform/db/slow-statements.server";
import { type RequestHealth, requestHealth } from "~/platform/metrics/request-health.server";

import type { OperatorAccess } from "./require-operator.server";

const MOST = 25;

export interface PlatformHealth {
  now: Date;
  requests: RequestHealth;
  slow: SlowStatement[];
  loads: FirmLoad[];
}

/** How this web process answers, what it waited for, and which firms are busy. */
export async function platformHealth(operator: OperatorAccess): Promise<PlatformHealth> {
  const { now: clock } = await currentHost();
  const now = clock();
  return {
    now,
    requests: await requestHealth(MOST),
    slow: slowStatements(MOST),
    loads: await operator.read(acrossTenantsFirmLoads, { now, most: MOST }),
  };
}
