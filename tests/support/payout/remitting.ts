import { addExternalAccount } from "~/money/commands/payee/add-external-account.server";
import { confirmMatch } from "~/money/commands/match/confirm-match.server";
import { checkInvariants } from "~/money/commands/invariant/check-invariants.server";
import { calculateRemittance } from "~/collections/commands/remittance/calculate-remittance.server";
import { payRemittances } from "~/collections/commands/remittance/pay-remittances.server";
import { setContractTerms } from "~/collections/commands/remittance/set-contract-terms.server";
import type { WorklistRow } from "~/collections/queries/worklist/worklist-page.server";

import { type Firm, type Hand, yes } from "../firm";
import { ownerRows } from "../owner-rows";
import { nextKey } from "../paying";
import { decide, lineOf, payeeOf } from "./payouts";
import { placeDebt } from "../placed";
import { bankAccountOf, table, takeIn } from "../statements";
import type { World } from "../world";

/** 25 % of everything, kept, sent monthly, whatever it comes to. */
export const termsOf = (firm: Firm, more: object = {}) => ({
  creditorId: firm.creditorId,
  effectiveFrom: firm.tenant.businessDate,
  basis: "delinquency",
  bands: [{ rate: "25" }],
  type: "net",
  cadence: "monthly",
  daysAfter: "10",
  applyToExisting: "on",
  ...more,
});

/** The client's terms, with a verified bank account to send its money to. */
export async function agree(firm: Firm, more: object = {}): Promise<{ payeeId: string }> {
  const payeeId = await payeeOf(firm, { type: "creditor", id: firm.creditorId }, "000111222333");
  yes(await firm.admin.change(setContractTerms, termsOf(firm, { payeeId, ...more })));
  return { payeeId };
}

/** Money that the bank shows for a debt: cleared at once. */
export async function payByLine(
  world: World,
  firm: Firm,
  debt: Pick<WorklistRow, "id">,
  amount: string,
): Promise<string> {
  const text = `PAID ${nextKey()}`.toUpperCase();
  const bankAccountId = await bankAccountOf(world, firm, "trust");
  const lines: [string, string, string][] = [[firm.tenant.businessDate, text, amount]];
  await takeIn(world, firm, table(lines), { bankAccountId, reason: "A statement" });
  const { id: lineId, version } = await lineOf(world, firm, text);
  const parts = [{ targetType: "account", targetId: debt.id, amount }];
  yes(await firm.admin.change(confirmMatch, { lineId, version, parts }, nextKey()));
  const [row] = await ownerRows<{ id: string }>(
    world,
    "SELECT payment_id AS id FROM match_part WHERE line_id = $1 AND live",
    [lineId],
  );
  return row?.id ?? "";
}

export const debtOf = (world: World, firm: Firm, amount = "5000.00") => placeDebt(world, firm, { amount });

export const calculate = (firm: Firm, hand: Pick<Hand, "change"> = firm.admin, key = nextKey()) =>
  hand.change(calculateRemittance, { creditorId: firm.creditorId, cutOff: firm.tenant.businessDate }, key);

/** Calculated by the admin, approved by the manager, let go by the admin; answers the run's id. */
export async function remit(world: World, firm: Firm): Promise<string> {
  const { remittanceId } = yes(await calculate(firm));
  yes(await decide(world, firm.manager, remittanceId));
  const [run] = await ownerRows<{ state: string }>(world, "SELECT state FROM remittance WHERE id = $1", [
    remittanceId,
  ]);
  if (run?.state === "approved")
    yes(await firm.admin.change(payRemittances, { remittanceIds: [remittanceId] }, nextKey()));
  return remittanceId;
}

export interface RunRow {
  number: string;
  state: string;
  gross: string;
  fees: string;
  net: string;
  invoice: string;
  recovered: string;
  carried: boolean;
  payment_id: string | null;
}

export async function runOf(world: World, id: string): Promise<RunRow> {
  const [run] = await ownerRows<RunRow>(
    world,
    "SELECT number, state, gross::text, fees::text, net::text, invoice::text, recovered::text, carried, payment_id FROM remittance WHERE id = $1",
    [id],
  );
  if (!run) throw new Error("no such run");
  return run;
}

/** The bank's line of something that was ordered: a payout, or one end of a transfer. */
export async function showOnStatement(
  world: World,
  firm: Firm,
  target: { type: string; id: string; bank: "trust" | "operating"; amount: string },
): Promise<void> {
  const text = `SEEN ${nextKey()}`.toUpperCase();
  const bankAccountId = await bankAccountOf(world, firm, target.bank === "trust" ? "trust" : undefined);
  const lines: [string, string, string][] = [[firm.tenant.businessDate, text, target.amount]];
  await takeIn(world, firm, table(lines), { bankAccountId, reason: "A statement" });
  const { id: lineId, version } = await lineOf(world, firm, text);
  const parts = [{ targetType: target.type, targetId: target.id, amount: target.amount.replace("-", "") }];
  yes(await firm.admin.change(confirmMatch, { lineId, version, parts }, nextKey()));
}

export async function failedChecks(firm: Firm): Promise<string[]> {
  return yes(await firm.system.change(checkInvariants, { trigger: "asked" })).failed;
}

/** Another bank account of the client, new and not looked at for two days yet. */
export async function freshPayee(world: World, firm: Firm): Promise<string> {
  const id = await payeeOf(firm, { type: "creditor", id: firm.creditorId }, "000999888777");
  const [row] = await ownerRows<{ late: boolean }>(
    world,
    "SELECT usable_from > now() AS late FROM external_account WHERE id = $1",
    [id],
  );
  if (!row?.late) throw new Error(`a second bank account cools down: ${addExternalAccount.name}`);
  return id;
}
