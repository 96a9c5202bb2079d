import { resealFields as resealPage } from "~/collections/commands/keys/reseal-fields.server";

import type { JobHandler } from "../job-host";
import { runAsSystem, type SystemAccess, valueOf } from "../run-as-system.server";

interface Place {
  column: number;
  after: string | null;
}

/** After a newer field key came first in the ring: a tenant's sealed values go over to it while people work. */
export const resealFields: JobHandler = async (host, payload) => {
  const system = await runAsSystem(host, String(payload["tenantId"]), "reseal-fields");
  if (!system) return;
  let at: Place | null = { column: 0, after: null };
  while (at) at = await goOn(system, at);
};

async function goOn(system: SystemAccess, at: Place): Promise<Place | null> {
  return valueOf(await system.change(resealPage, at)).next;
}
