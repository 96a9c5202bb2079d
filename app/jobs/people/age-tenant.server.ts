import { ageTenant as ageOne } from "~/people/commands/tenant/age-tenant.server";

import type { JobHandler } from "../job-host";
import { runAsSystem, valueOf } from "../run-as-system.server";

/** A trial that ended, an unpaid firm whose days are up: on to the next state, as far as the day says. */
export const ageTenant: JobHandler = async (host, payload) => {
  const tenantId = String(payload["tenantId"]);
  for (let moved = true; moved;) {
    // read anew at each step: the state decides what may be done in it
    const system = await runAsSystem(host, tenantId, "age-tenant");
    moved = system !== null && valueOf(await system.change(ageOne, {})).moved;
  }
};
