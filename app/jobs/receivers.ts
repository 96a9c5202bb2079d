import type { ReceiverTable } from "~/office/commands/command/define-command";
import { advanceBusinessDate } from "~/office/commands/close/advance-business-date.server";
import { waiveApprovedStep } from "~/office/commands/close/propose-step-waiver.server";
import { collectionsInvariants } from "~/collections/queries/invariant/collections-invariants.server";
import { moneyInvariants } from "~/money/queries/invariant/money-invariants.server";
import { expireMandates } from "~/money/commands/mandate/expire-mandates.server";
import { checkInbox } from "~/money/commands/close/check-inbox.server";
import { clearWindows } from "~/money/commands/close/clear-windows.server";
import { expireHolds } from "~/money/commands/close/expire-holds.server";
import { keepLedgerDays } from "~/money/commands/close/keep-ledger-days.server";
import { proveBooks } from "~/money/commands/close/prove-books.server";
import { snapshotBooks } from "~/money/commands/close/snapshot-books.server";
import { payoutLineReceiver } from "~/money/commands/provider/payout-line-receiver.server";
import { installBooks } from "~/money/commands/ledger/install-books.server";
import { postApprovedJournal, postApprovedReversal } from "~/money/commands/ledger/approved-journal.server";
import { lockApprovedPeriod, reopenApprovedPeriod } from "~/money/commands/period/approved-period.server";
import { reconcileAccounts } from "~/money/commands/reconciliation/reconcile-accounts.server";
import { activateApprovedRule } from "~/money/commands/match-rule/propose-rule-activation.server";
import { unmatchApprovedLine } from "~/money/commands/match/unmatch-line.server";
import { approveChangedPayout, approvePayout } from "~/money/commands/payout/approve-payout.server";
import { postApprovedOpening } from "~/money/commands/opening/propose-opening.server";
import { reverseApprovedPayment } from "~/money/commands/reversal/reverse-approved-payment.server";
import { ignoreApprovedLine } from "~/money/commands/statement/propose-ignoring.server";
import { bankLineReceiver } from "~/collections/commands/payment/bank-line-receiver.server";
import { unappliedMoneyReceiver } from "~/collections/commands/payment/unapplied-money-receiver.server";
import { debtorMoneyReceiver } from "~/collections/commands/payment/debtor-money-receiver.server";
import { approveCommission } from "~/collections/commands/commission/approve-commission.server";
import { commissionPayoutReceiver } from "~/collections/commands/commission/commission-payout-receiver.server";
import { approveRemittance } from "~/collections/commands/remittance/approve-remittance.server";
import { orderSweeps } from "~/collections/commands/remittance/order-sweeps.server";
import { remittancePayoutReceiver } from "~/collections/commands/remittance/remittance-payout-receiver.server";

import { personReceivers } from "./person-receivers.table";
import { rightsReceivers } from "./people/rights-receivers.server";
import { staffReceivers } from "./staff-receivers.table";

/**
 * What higher contexts do inside a lower one's transaction, by name: payment purpose → desk, bank line → the desk's record, new firm →
 * what is installed, role → what its newcomer needs, approved act → what is done, step of the day-end close → its parts. Web and worker hand it to the command wrapper.
 */
export const receivers: ReceiverTable = {
  debtor_payment: debtorMoneyReceiver,
  "match:account": bankLineReceiver,
  "match:provider_payout": payoutLineReceiver,
  ...rightsReceivers,
  ...personReceivers,
  "install:books": { install: installBooks },
  "invariants:money": { check: moneyInvariants },
  "invariants:collections": { check: collectionsInvariants },
  ...staffReceivers,
  "approve:journal.post": postApprovedJournal,
  "approve:journal.reverse": postApprovedReversal,
  "approve:opening.post": postApprovedOpening,
  "approve:payment.reverse": reverseApprovedPayment,
  "approve:period.lock": lockApprovedPeriod,
  "approve:period.reopen": reopenApprovedPeriod,
  "approve:statement_line.ignore": ignoreApprovedLine,
  "approve:close_step.waive": waiveApprovedStep,
  "close:02:inbox": checkInbox,
  "close:03:holds": expireHolds,
  "close:03:mandates": expireMandates,
  "close:08:windows": clearWindows,
  "close:10:bank": reconcileAccounts,
  "close:11:books": proveBooks,
  "close:12:books": snapshotBooks,
  "close:12:days": keepLedgerDays,
  "close:13:business_date": advanceBusinessDate,
  "approve:match_rule.activate": activateApprovedRule,
  "approve:match.unmatch": unmatchApprovedLine,
  "approve:payout.approve": approvePayout,
  "approve:payout.approve_changed": approveChangedPayout,
  "payout:account": unappliedMoneyReceiver,
  "payout_of:remittance": remittancePayoutReceiver,
  "approve:remittance.approve": approveRemittance,
  "payout_of:commission": commissionPayoutReceiver,
  "approve:commission.approve": approveCommission,
  "close:09:sweeps": orderSweeps,
};
