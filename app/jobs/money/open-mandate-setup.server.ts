import { recordMandateSetup } from "~/money/commands/mandate/record-mandate-setup.server";
import { mandateWork } from "~/money/queries/mandate-work.server";

import type { JobHandler } from "../job-host";
import { portalBase } from "../portal-base";
import { runAsSystem, valueOf } from "../run-as-system.server";
import { processorRail } from "./processor-rail";

/** Asks the processor for the page on which a card or account is saved. An unknown result is asked again with the same key. */
export const openMandateSetup: JobHandler = async (host, payload) => {
  const mandateId = String(payload["mandateId"]);
  const system = await runAsSystem(host, String(payload["tenantId"]), "open-mandate-setup");
  const work = await system?.read(mandateWork, { mandateId });
  if (!system || work?.mandate.state !== "draft") return;
  const { mandate, email } = work;
  const back = `${portalBase(host.baseUrl, payload["portalHost"])}/portal/${system.tenant.slug}/mandates/${mandateId}`;
  const result = await host.ports.standing.createMandateSetup({
    tenantId: system.tenant.id,
    accountRef: mandate.processorAccountRef ?? "",
    mandateId,
    description: system.tenant.displayName,
    customerEmail: email ?? undefined,
    successUrl: `${back}?back=saved`,
    cancelUrl: `${back}?back=cancelled`,
    rail: processorRail(mandate.rail),
    terms: mandate.endsOn ? { maxAmount: mandate.maxAmount, lastOn: mandate.endsOn } : undefined,
  });
  if (result.result === "unknown") throw new Error(`the processor did not answer: ${result.code}`);
  const said =
    result.result === "failed"
      ? { kind: "refused" as const, code: result.code.slice(0, 80) }
      : { kind: "opened" as const, setupRef: result.value.checkoutRef, url: result.value.url };
  valueOf(await system.change(recordMandateSetup, { mandateId, result: said }));
};
