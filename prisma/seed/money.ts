import { startDebtorCheckout } from "~/collections/commands/payment/start-debtor-checkout.server";
import { accountPage } from "~/collections/queries/account/account-page.server";
import type { WorklistRow } from "~/collections/queries/worklist/worklist-page.server";
import { PermissionSet } from "~/office/domain/permission/permission-set";
import { connectProcessor } from "~/money/commands/payment/connect-processor.server";
import { requestRefund } from "~/money/commands/payment/request-refund.server";
import { isCollected } from "~/money/domain/payment/payment-state";
import { paymentWork } from "~/money/queries/payment-work.server";
import { processorAccount } from "~/money/queries/processor-account.server";

import type { DemoFirm } from "./people";
import { type SeedHost, valueOf, waitFor } from "./seed-host";

const DEBTOR_PERMISSIONS = new PermissionSet([
  { permission: "portal:read", scope: "own" },
  { permission: "portal:pay", scope: "own" },
]);

/** The firm's account at the processor, onboarded on the processor's own page. */
export async function enableCards(firm: DemoFirm): Promise<void> {
  const read = () => firm.admin.read(processorAccount, undefined);
  if ((await read())?.state === "enabled") return;
  valueOf(await firm.admin.change(connectProcessor, {}));
  const link = await waitFor("the onboarding link", async () => (await read())?.requirements.link ?? null);
  await submit(link, { answer: "complete" });
  valueOf(await firm.admin.change(connectProcessor, {}));
  await waitFor("the onboarded account", async () => ((await read())?.state === "enabled" ? true : null));
}

/** A debtor pays on the processor's page with a card that works; answers the payment's id. */
export async function payByCard(
  seed: SeedHost,
  firm: DemoFirm,
  account: WorklistRow,
  amount: string,
): Promise<string> {
  const page = await firm.admin.read(accountPage, { accountId: account.id });
  if (!page) throw new Error(`${account.externalRef} is gone`);
  const debtor = seed.hand(firm.tenant, {
    kind: "customer",
    id: page.account.customerId,
    name: account.debtorName,
    roles: [],
    permissions: DEBTOR_PERMISSIONS,
  });
  const key = `seed:card:${account.externalRef}`;
  const { paymentId } = valueOf(
    await debtor.change(startDebtorCheckout, { accountId: account.id, amount }, key),
  );
  const read = () => firm.system.read(paymentWork, { paymentId });
  const open = await waitFor("the payment page", async () => {
    const payment = (await read())?.payment;
    return payment && (payment.checkoutUrl ?? isCollected(payment.state)) ? payment : null;
  });
  if (!isCollected(open.state) && open.checkoutUrl) await payOn(open.checkoutUrl);
  await waitFor("the paid card payment", async () => {
    const payment = (await read())?.payment;
    return payment && (isCollected(payment.state) || payment.state === "refunded") ? true : null;
  });
  return paymentId;
}

/** Fills in a page of the processor with a card that works. */
export function payOn(url: string): Promise<void> {
  const card = { cardNumber: "4242424242424242", cardExpiry: "12 / 34", cardCvc: "123" };
  return submit(url, { ...card, email: "payer@example.com" });
}

/** Part of a card payment goes back; the processor's word is waited for. */
export async function refundPart(firm: DemoFirm, paymentId: string, amount: string): Promise<void> {
  const wish = { paymentId, amount, reason: "Paid twice by mistake" };
  valueOf(await firm.admin.change(requestRefund, wish, `seed:refund:${paymentId}`));
  await waitFor("the refund", async () => {
    const work = await firm.system.read(paymentWork, { paymentId });
    return work && work.payment.refunded > 0n ? true : null;
  });
}

/** Posts a form of a page that answers with a redirect. */
async function submit(url: string, fields: Record<string, string>): Promise<void> {
  const answer = await fetch(url, { method: "POST", body: new URLSearchParams(fields), redirect: "manual" });
  if (answer.status >= 400) throw new Error(`${url} answered ${answer.status}`);
}
