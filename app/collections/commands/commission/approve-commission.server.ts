import type { ApprovedAct } from "~/office/commands/approval/request-approval.server";
import type { CommandContext } from "~/office/commands/command/define-command";
import { accept, type Outcome, refuse } from "~/office/domain/outcome";
import { ACT_RIGHTS } from "~/people/domain/permission/act-rights.table";
import { postEntry } from "~/money/commands/ledger/post-entry.server";
import { refuseFrozen } from "~/money/commands/invariant/refuse-frozen.server";
import {
  type StoredExternalAccount,
  listExternalAccountsOf,
} from "~/money/data/payee/external-accounts.server";
import { saveNewPayout, savePayout } from "~/money/data/payout/payouts.server";
import { getOperatingBank } from "~/money/data/transfer/transfers.server";
import { applyRule } from "~/money/domain/ledger/apply-rule";
import type { RuleKey } from "~/money/domain/ledger/posting-rules.table";
import { isCooling } from "~/money/domain/payout/payee-account";
import {
  findCommissionForChange,
  findOwedByStaff,
  saveCommission,
  type StoredCommission,
} from "~/collections/data/commission/commission-statements.server";
import { payoutOf } from "~/collections/domain/commission/commission-run";

/**
 * A second person agreed to a statement: it is expense and payable (PC11), less what is clawed back, and its payout is
 * ready to go. Codes: MAKER_IS_CHECKER, PAYEE_UNVERIFIED, PAYEE_COOLING, FROZEN_BY_INVARIANT.
 */
export const approveCommission: ApprovedAct = {
  permission: ACT_RIGHTS["commission.approve"],
  async run(context, approval) {
    const statement = await findCommissionForChange(context.db, approval.subject.id);
    if (!statement) return refuse("NOT_FOUND");
    if (statement.state !== "calculated") return refuse("COMMISSION_STATE", { reasons: [statement.state] });
    if ([statement.calculatedById, statement.staffId].includes(context.actor.id))
      return refuse("MAKER_IS_CHECKER");
    const frozen = await refuseFrozen(context, [{ type: "staff", id: statement.staffId }]);
    if (frozen) return frozen;
    const { staffId, currency } = statement;
    const due = payoutOf(statement, await findOwedByStaff(context.db, staffId, currency));
    const payee = due.pay > 0n ? await payeeOf(context, staffId) : null;
    if (payee && !payee.ok) return payee;
    await book(context, statement, due);
    const approvedById = context.actor.id;
    if (!payee) await saveCommission(context.db, statement.id, { state: "closed", approvedById });
    else {
      const paymentId = await makePayout(context, statement, due.pay, payee.value);
      await saveCommission(context.db, statement.id, { state: "approved", approvedById, paymentId });
    }
    return accept({ state: payee ? "approved" : "closed" });
  },
};

async function payeeOf(context: CommandContext, staffId: string): Promise<Outcome<StoredExternalAccount>> {
  const accounts = await listExternalAccountsOf(context.db, { type: "staff", id: staffId });
  const payee = accounts.findLast((one) => one.state === "verified");
  if (!payee) return refuse("PAYEE_UNVERIFIED");
  return isCooling(payee, context.now) ? refuse("PAYEE_COOLING") : accept(payee);
}

async function book(
  context: CommandContext,
  { id, staffId, period, amount, clawback, currency }: StoredCommission,
  { recovered, owes }: ReturnType<typeof payoutOf>,
): Promise<void> {
  const subject = { type: "commission", id };
  const eventId = context.emit("commission.approved", subject, {
    after: { period, amount, clawback, recovered, owes, currency },
    related: [{ type: "staff", id: staffId }],
    desk: "collections",
  });
  const back = clawback < 0n ? -clawback : 0n;
  const more = clawback > 0n ? clawback : 0n;
  const posts: [RuleKey, Record<string, bigint>][] = [
    ["PC11", { amount: amount + more }],
    ["PC11.clawed_back", { payable: back - owes, paid: owes }],
    ["PC11.recovered", { amount: recovered }],
  ];
  for (const [rule, amounts] of posts.filter(([, parts]) => Object.values(parts).some((part) => part > 0n)))
    await postEntry(
      context,
      {
        eventId,
        key: `${id}:${rule}`,
        effectiveDate: context.today,
        narration: `Staff commission ${period}`,
        subject,
      },
      applyRule(rule, { amounts, parties: { staff: staffId } }),
    );
}

async function makePayout(
  context: CommandContext,
  { id: statementId, staffId, period, currency, calculatedById }: StoredCommission,
  amount: bigint,
  payee: StoredExternalAccount,
): Promise<string> {
  const id = context.newId();
  await saveNewPayout(context.db, {
    id, purpose: "commission", amount, currency, effectiveDate: context.today, payee: { type: "staff", id: staffId },
    externalAccountId: payee.id, bankAccountId: await getOperatingBank(context.db), accountId: null,
    metadata: { commission_id: statementId }, note: period, createdBy: { kind: "staff", id: calculatedById },
  }); // prettier-ignore
  await savePayout(context.db, id, { state: "approved", approvedById: context.actor.id });
  const related = [
    { type: "commission", id: statementId },
    { type: "staff", id: staffId },
  ];
  context.emit("payment.approved", { type: "payment", id }, { after: { amount, currency }, related });
  return id;
}
