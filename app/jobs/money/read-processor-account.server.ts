import { recordProcessorAccount } from "~/money/commands/payment/record-processor-account.server";
import { processorAccount } from "~/money/queries/processor-account.server";

import type { JobHandler, JobHost } from "../job-host";
import { runAsSystem, type SystemAccess, valueOf } from "../run-as-system.server";

/** State changes of a connected account only through a read-back (spec 07 §1.3). */
export async function readProcessorAccountOf(host: JobHost, system: SystemAccess): Promise<void> {
  const known = await system.read(processorAccount, {});
  if (!known) return;
  const place = { tenantId: system.tenant.id, accountRef: known.accountRef };
  const result = known.accountRef
    ? await host.ports.payments.fetchAccount(place)
    : await host.ports.payments.createAccount({
        tenantId: system.tenant.id,
        key: `${known.id}:account`,
        moneyKind: "trust",
        country: system.tenant.country,
        email: known.adminEmail,
        businessName: system.tenant.legalName,
      });
  if (result.result === "unknown") throw new Error(`the processor did not answer: ${result.code}`);
  if (result.result === "failed") {
    host.log.error({ tenantId: system.tenant.id, code: result.code }, "the processor refused the account");
    return;
  }
  valueOf(
    await system.change(recordProcessorAccount, {
      ...result.value,
      link: await linkOf(host, system, result.value),
    }),
  );
}

/** While something is still wanted, a fresh link of minutes' life waits for the administrator. */
async function linkOf(
  host: JobHost,
  system: SystemAccess,
  account: { accountRef: string; state: string },
): Promise<string | null> {
  if (account.state === "enabled") return null;
  const returnUrl = `${host.baseUrl}/settings/payments?back=1`;
  const link = await host.ports.payments.createAccountLink({
    tenantId: system.tenant.id,
    accountRef: account.accountRef,
    returnUrl,
    refreshUrl: returnUrl,
  });
  return link.result === "succeeded" || link.result === "accepted" ? link.value.url : null;
}

export const readProcessorAccount: JobHandler = async (host, payload) => {
  const system = await runAsSystem(host, String(payload["tenantId"]), "read-processor-account");
  if (system) await readProcessorAccountOf(host, system);
};
