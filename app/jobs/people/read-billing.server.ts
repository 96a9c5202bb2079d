import { recordSubscription } from "~/people/commands/billing/record-subscription.server";
import { billingCustomer } from "~/people/queries/billing/billing-customer.server";

import type { JobHandler, JobHost } from "../job-host";
import { runAsSystem, type SystemAccess, valueOf } from "../run-as-system.server";

/** Reads anew what a firm pays for. `compare`: at night, where a difference is told; `adopt`: a method was kept. */
export const readBilling: JobHandler = async (host, payload) => {
  const system = await runAsSystem(host, String(payload["tenantId"]), "read-billing");
  if (!system) return;
  const [adopt, compare] = [payload["adopt"] === true, payload["compare"] === true];
  await readBillingOf(host, system, { adopt, compare });
};

/** False where the provider does not know the firm. */
export async function readBillingOf(
  host: JobHost,
  system: SystemAccess,
  { adopt = false, compare = false } = {},
): Promise<boolean> {
  const customerRef = await system.read(billingCustomer, undefined);
  if (!customerRef) return false;
  const place = { tenantId: system.tenant.id, customerRef };
  if (adopt) {
    const adopted = await host.ports.billing.adoptMethod(place);
    if (adopted.result === "unknown") throw new Error(`the provider did not answer: ${adopted.code}`);
  }
  const found = await host.ports.billing.fetchCustomer(place);
  if (found.result === "failed" || found.result === "unknown")
    throw new Error(`the provider did not tell what the firm pays for: ${found.code}`);
  const { mismatches } = valueOf(await system.change(recordSubscription, { ...found.value, compare }));
  if (mismatches.length > 0)
    host.log.warn(
      { tenantId: system.tenant.id, mismatches },
      "a subscription stood otherwise than at the provider",
    );
  return true;
}
