import type { WorklistRow } from "~/collections/queries/worklist/worklist-page.server";
import { drawPayment } from "~/collections/commands/mandate/draw-payment.server";
import { startDebtorMandate } from "~/collections/commands/mandate/start-debtor-mandate.server";
import { readMandateSetup } from "~/jobs/money/read-mandate-setup.server";

import { type Firm, yes } from "./firm";
import { ownerRows } from "./owner-rows";
import { absorb, customerOf, enablePayments, nextKey, read, settle } from "./paying";
import { placeDebt } from "./placed";
import type { World } from "./world";

export interface MandateRow {
  id: string;
  state: string;
  hold: string | null;
  reference: string | null;
  account_label: string | null;
  setup_ref: string | null;
  failure_code: string | null;
  account_token: Buffer | null;
  wording: string;
  accepted_ip: string | null;
  accepted_agent: string | null;
}

export const WORDING =
  "You allow Firm to debit your account when a payment is due, up to the maximum you set.";

export async function mandateOf(world: World, id: string): Promise<MandateRow> {
  const [row] = await ownerRows<MandateRow>(world, "SELECT * FROM mandate WHERE id = $1", [id]);
  if (!row) throw new Error("there is no mandate");
  return row;
}

/** The debtor agrees and the processor's page opens. */
export async function agree(
  world: World,
  firm: Firm,
  account: WorklistRow,
  more: { rail?: "card" | "ach"; maxAmount?: string } = {},
): Promise<MandateRow> {
  const debtor = await customerOf(firm, account);
  const form = { accountId: account.id, rail: "card", maxAmount: "100.00", wording: WORDING, ...more };
  const { mandateId } = yes(await debtor.change(startDebtorMandate, form, nextKey()));
  await settle(world);
  return mandateOf(world, mandateId);
}

/** A firm, a debt of 300.00 and a mandate in force on it. */
export async function mandated(
  world: World,
  firm: Firm,
  more: { rail?: "card" | "ach"; maxAmount?: string } = {},
) {
  await enablePayments(world, firm);
  const account = await placeDebt(world, firm, { amount: "300.00" });
  return { account, mandate: await saved(world, firm, account, more) };
}

/** The debtor saves their method on the page, and the news arrives. */
export async function saved(
  world: World,
  firm: Firm,
  account: WorklistRow,
  more: { rail?: "card" | "ach"; maxAmount?: string } = {},
): Promise<MandateRow> {
  const { id, setup_ref: setupRef } = await agree(world, firm, account, more);
  world.host.ports.standing.save(setupRef ?? "");
  await news(world, firm, id);
  return mandateOf(world, id);
}

/** What a webhook about the mandate leads to. */
export async function news(world: World, firm: Firm, mandateId: string): Promise<void> {
  await readMandateSetup(world.host, await world.system(firm.tenant.id), mandateId);
}

/** Asks for a debit; the answer as it comes. */
export function draw(
  firm: Firm,
  drawn: { account: { id: string }; mandate: { id: string } },
  amount: string,
  on: string = firm.tenant.businessDate,
  key = nextKey(),
) {
  const form = { accountId: drawn.account.id, mandateId: drawn.mandate.id, amount, on };
  return firm.admin.change(drawPayment, form, key);
}

/** The bank's answer to a debit, and the news of it. */
export async function answer(
  world: World,
  firm: Firm,
  paymentId: string,
  outcome: "succeeded" | "failed",
  code?: string,
) {
  const payment = await read(firm, paymentId);
  world.host.ports.payments.settle(payment.processorRef ?? "", outcome, code);
  await absorbKept(world, firm, paymentId);
}

/** Reads a debit without a page at the processor. */
export async function absorbKept(world: World, firm: Firm, paymentId: string) {
  const payment = await read(firm, paymentId);
  return yes(await absorb(world, firm, payment));
}

export interface DraftRow {
  id: string;
  state: string;
  attempt: number;
  return_code: string | null;
  effective_date: string;
  retry_of_id: string | null;
}

export function draftsOf(world: World, mandateId: string): Promise<DraftRow[]> {
  return ownerRows<DraftRow>(
    world,
    `SELECT id, state, attempt::int AS attempt, return_code, effective_date::text AS effective_date, retry_of_id FROM payment WHERE mandate_id = $1 ORDER BY id`,
    [mandateId],
  );
}

/** Makes yesterday's plan today's: the day of a draft is moved, with its notice sent as early as it had to be. */
export async function bringForward(
  world: World,
  firm: Firm,
  paymentId: string,
  noticeDays: number,
): Promise<void> {
  const day = firm.tenant.businessDate;
  await ownerRows(
    world,
    `UPDATE payment SET effective_date = $2::date, metadata = metadata || jsonb_build_object('notice', jsonb_build_object(
        'sent_on', ($2::date - $3::int)::text, 'sent_at', (now() - make_interval(days => $3::int))::text, 'debit_on', $2::text, 'amount_minor', amount::text))
      WHERE id = $1`,
    [paymentId, day, noticeDays],
  );
}
