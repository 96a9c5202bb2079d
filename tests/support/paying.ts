import { absorbPaymentSnapshot } from "~/money/commands/payment/absorb-payment-snapshot.server";
import { connectProcessor } from "~/money/commands/payment/connect-processor.server";
import { paymentWork, type PaymentWork } from "~/money/queries/payment-work.server";
import { processorAccount } from "~/money/queries/processor-account.server";
import { trialBalance } from "~/money/queries/ledger/trial-balance.server";
import { startDebtorCheckout } from "~/collections/commands/payment/start-debtor-checkout.server";
import { accountPage } from "~/collections/queries/account/account-page.server";
import type { WorklistRow } from "~/collections/queries/worklist/worklist-page.server";
import { toSnapshot } from "~/jobs/money/to-snapshot";

import { type Firm, yes } from "./firm";
import type { World } from "./world";

/** Connects the firm to the processor and finishes its onboarding. */
export async function enablePayments(world: World, firm: Firm): Promise<void> {
  yes(await firm.admin.change(connectProcessor, {}));
  await settle(world);
  const account = await firm.system.read(processorAccount, undefined);
  world.host.ports.payments.completeOnboarding(account?.accountRef ?? "");
  yes(await firm.admin.change(connectProcessor, {}));
  await settle(world);
}

/** Works all jobs; an error of a job is the test's error. */
export async function settle(world: World): Promise<void> {
  const { errors } = await world.drain();
  if (errors[0]) throw errors[0].error;
}

export async function customerOf(firm: Firm, account: WorklistRow) {
  const page = await firm.admin.read(accountPage, { accountId: account.id });
  return firm.customer(page?.account.customerId ?? "");
}

/** Ten in cash today, as a person at the counter would record it. */
export function cashForm(firm: Firm, account: { id: string }) {
  return {
    accountId: account.id,
    amount: "10.00",
    method: "cash",
    effectiveDate: firm.tenant.businessDate,
  };
}

let keys = 0;
export const nextKey = () => `test-key-${(keys += 1).toString().padStart(6, "0")}`;

/** The debtor sets out to pay; answers the payment with its open page. */
export async function openCheckoutFor(
  world: World,
  firm: Firm,
  account: WorklistRow,
  amount: string,
): Promise<PaymentWork["payment"]> {
  const debtor = await customerOf(firm, account);
  const { paymentId } = yes(
    await debtor.change(startDebtorCheckout, { accountId: account.id, amount }, nextKey()),
  );
  await settle(world);
  return read(firm, paymentId);
}

export async function read(firm: Firm, paymentId: string): Promise<PaymentWork["payment"]> {
  const work = await firm.system.read(paymentWork, { paymentId });
  if (!work) throw new Error("the payment is gone");
  return work.payment;
}

/** What a webhook leads to: the processor is read and the payment brought up to it. */
export async function absorb(world: World, firm: Firm, payment: PaymentWork["payment"]) {
  const fetched = await world.host.ports.payments.fetchPayment({
    tenantId: firm.tenant.id,
    accountRef: payment.processorAccountRef ?? "",
    // a debit by a mandate has no page
    ...(payment.checkoutRef
      ? { checkoutRef: payment.checkoutRef }
      : { intentRef: payment.processorRef ?? "" }),
  });
  if (fetched.result !== "succeeded") throw new Error("the fake lost the payment");
  return firm.system.change(absorbPaymentSnapshot, {
    paymentId: payment.id,
    snapshot: toSnapshot(fetched.value),
  });
}

/** Opens, pays by card and takes in the result. */
export async function payByCard(
  world: World,
  firm: Firm,
  account: WorklistRow,
  amount: string,
): Promise<PaymentWork["payment"]> {
  const payment = await openCheckoutFor(world, firm, account, amount);
  world.host.ports.payments.pay(payment.checkoutRef ?? "", "ok");
  yes(await absorb(world, firm, payment));
  return read(firm, payment.id);
}

export async function balanceOf(firm: Firm, account: { id: string }): Promise<bigint> {
  const page = await firm.admin.read(accountPage, { accountId: account.id });
  return page?.account.balance ?? -1n;
}

/** code → closing balance on its normal side, without the zeros. */
export async function closing(firm: Firm): Promise<Record<string, bigint>> {
  const balance = await firm.admin.read(trialBalance, { on: firm.tenant.businessDate });
  if (balance.difference !== 0n) throw new Error(`the books differ by ${balance.difference}`);
  return Object.fromEntries(
    balance.rows.filter((row) => row.closing !== 0n).map((row) => [row.code, row.closing]),
  );
}
