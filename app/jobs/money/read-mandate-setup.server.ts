import { absorbMandateSetup } from "~/money/commands/mandate/absorb-mandate-setup.server";
import { mandateWork } from "~/money/queries/mandate-work.server";

import type { JobHandler, JobHost } from "../job-host";
import { runAsSystem, type SystemAccess, valueOf } from "../run-as-system.server";

/** Reads the processor's present truth about a mandate and brings ours up to it. */
export async function readMandateSetup(
  host: JobHost,
  system: SystemAccess,
  mandateId: string,
): Promise<void> {
  const work = await system.read(mandateWork, { mandateId });
  if (!work?.mandate.setupRef) return;
  const { setupRef, processorAccountRef } = work.mandate;
  const place = { tenantId: system.tenant.id, accountRef: processorAccountRef ?? "", setupRef };
  const result = await host.ports.standing.fetchMandateSetup(place);
  if (result.result === "unknown") throw new Error(`the processor did not answer: ${result.code}`);
  if (result.result === "failed") {
    host.log.warn({ mandateId, code: result.code }, "the processor does not know the mandate");
    return;
  }
  valueOf(await system.change(absorbMandateSetup, { mandateId, setup: result.value }));
}

/** Asked by a holder who came back from the processor's page. */
export const checkMandate: JobHandler = async (host, payload) => {
  const system = await runAsSystem(host, String(payload["tenantId"]), "check-mandate");
  if (system) await readMandateSetup(host, system, String(payload["mandateId"]));
};
