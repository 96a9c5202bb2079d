import { newId } from "~/platform/ids/new-id";

import { closeAll, daysLater } from "../support/closing";
import { type Firm, openFirm } from "../support/firm";
import { ownerRows } from "../support/owner-rows";
import { enablePayments, payByCard } from "../support/paying";
import { overpaid, refundForm, released } from "../support/payout/payouts";
import { placeDebts } from "../support/placed";
import { saved } from "../support/saving";
import { linesOf, table, takeIn } from "../support/statements";
import type { World } from "../support/world";

/** Names the debtor on whose account everything of a furnished firm stands. */
export const CANARY = "Zanzibar Canary";
/** Names a debtor whose account is another colleague's. */
export const OTHER = "Timbuktu Canary";

export interface FurnishedFirm {
  firm: Firm;
  accountId: string;
  /** by the name that addresses give them */
  ids: Record<string, string>;
  /** the same records of the other debtor */
  others: Record<string, string>;
}

/** A firm with one of everything that an address can name. */
export async function furnishedFirm(world: World, slug: string): Promise<FurnishedFirm> {
  const firm = await openFirm(world, { slug });
  await enablePayments(world, firm);
  const [account, other] = await placeDebts(world, firm, [
    { name: CANARY, ref: "CANARY-1", email: "canary@example.com" },
    { name: OTHER, ref: "OTHER-1", email: "other@example.com" },
  ]);
  if (!account || !other) throw new Error("nothing placed");
  const payment = await payByCard(world, firm, account, "10.00");
  const otherPayment = await payByCard(world, firm, other, "10.00");
  const mandate = await saved(world, firm, account);
  const first = async (from: string) =>
    (
      await ownerRows<{ id: string }>(world, `SELECT id FROM ${from} WHERE tenant_id = $1 LIMIT 1`, [
        firm.tenant.id,
      ])
    )[0]?.id ?? newId();
  const importId = await first("import_job");
  const day = firm.tenant.businessDate;
  const statement = await takeIn(world, firm, table([[day, `${CANARY} paid`, "10.00"]]));
  const [line] = await linesOf(world, firm);
  const entryId = await first("journal_entry");
  await closeAll(daysLater(world, 1), firm);
  const sealId = await first("seal");
  const payout = await released(world, firm, refundForm(await overpaid(world, firm)));
  const ids = {
    bankAccountId: statement.bankAccountId,
    fileId: statement.id,
    lineId: line?.id ?? newId(),
    entryId,
    accountId: account.id,
    paymentId: payment.id,
    mandateId: mandate.id,
    importId,
    payoutId: payout.payoutId,
    batchId: payout.batchId,
    creditorId: firm.creditorId,
    staffId: firm.admin.actor.id ?? "",
    roleId: await first("role"),
    eventId: await first("event"),
    slug,
    code: "1040",
    sealId,
    day: firm.tenant.businessDate,
    token: "no-such-token",
    "*": "nowhere",
    runId: newId(),
    report: "trial-balance",
    format: "csv",
  };
  const others = { accountId: other.id, paymentId: otherPayment.id, mandateId: newId() };
  return { firm, accountId: account.id, ids, others };
}
