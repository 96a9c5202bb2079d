// Source: spec 05 §3 and §19: every event of money has its rule, and no entry stands without such an event.
interface EventRules {
  /** rules under which the event may post; its undoing posts their mirrors */
  rules: string[];
  /** false: there are cases in which nothing of the books moves, and why */
  always: boolean;
}

const posts = (...rules: string[]): EventRules => ({ rules, always: true });
const mayPost = (...rules: string[]): EventRules => ({ rules, always: false });

/** Events of money by type, with what they post. */
export const EVENT_RULES: Record<string, EventRules> = {
  // bank lines
  "bank_statement.lines_booked": posts("PS10", "PS12"),
  "bank_statement.booked": posts("PS10", "PS12"),
  "bank_statement.lines_taken_back": posts("PS10", "PS12"),
  // the last of a file that was taken back in pieces has nothing left
  "bank_statement.undone": mayPost("PS10", "PS12"),
  "statement_line.excluded": posts("PS10", "PS12"),
  "bank_charge.booked": posts("PS13", "PS24"),
  "bank_charge.undone": posts("PS13", "PS24"),
  "ach_file.settled": posts("PS11", "PS13"),
  "ach_file.settlement_undone": posts("PS11", "PS13"),
  "provider_payout.arrived": posts("PS03"),
  "provider_payout.arrival_undone": posts("PS03"),

  // money in
  "payment.succeeded": posts("PC01", "PC02", "PS11"),
  // money that only stops being uncleared lay in its account before
  "payment.cleared": mayPost("PS11"),
  "payment.part_cleared": posts("PS11"),
  "payment.clearing_undone": posts("PS11"),
  "payment.fee_known": posts("PS02", "PS24"),
  "payment.reversed": posts("PC04", "PS11"),
  "payment.refunded": posts("PS04"),
  "payment.part_refunded": posts("PS04"),
  "refund.sent_back": posts("PS04"),
  "payment.disputed": posts("PS05"),
  "payment.dispute_fee_taken": posts("PS05", "PS24"),
  "payment.dispute_fee_returned": posts("PS07", "PS24"),
  "payment.dispute_won": posts("PS07"),
  "payment.charged_back": posts("PS06", "PS24"),
  "client_money.misdirected": posts("PS24"),
  "client_money.misdirection_undone": posts("PS24"),

  // money out
  "payment.released": posts("PC07", "PC11", "PC13", "PS09", "PS19"),
  "payment.paid": posts("PS13"),
  "payment.paid_undone": posts("PS13"),
  "payment.returned": posts("PC04", "PS06", "PS08", "PS11", "PS24"),
  "payment.return_undone": posts("PS08", "PS11"),
  "payment.rejected": posts("PS08"),
  "payment.stopped": posts("PS08"),

  // between the firm's own accounts: only cash is booked before its bank line
  "transfer.ordered": mayPost("PS16"),
  "transfer.called_off": mayPost("PS16"),
  "transfer.sent": posts("PS13", "PS23"),
  "transfer.sent_undone": posts("PS13", "PS23"),
  "transfer.arrived": posts("PS11", "PS23", "PS24"),
  "transfer.arrived_undone": posts("PS11", "PS23", "PS24"),

  // fees, clients, staff
  "fee.earned": posts("PC05", "PC06", "PC10"),
  "fee.reversed": posts("PC05", "PC10", "PS24"),
  "remittance.recovered": posts("PC05"),
  "commission.approved": posts("PC11"),

  // people
  "journal.approved": posts("PS20", "PS22"),
  "journal.reversed": posts("PS20", "PS22"),
  "opening.posted": posts("PS21"),
};

/** Events of this context that move no money of the books: an intention, a message, a note of it. By noun. */
const STILL: Record<string, string> = {
  ach_answer: "rejected",
  ach_file: "committed exported made read taken unreadable uploaded",
  ach_originator: "set",
  alerts: "changed",
  bank_account: "described opened profile_forgotten",
  bank_statement:
    "checked committed profile_confirmed read_again rejected stopped undo_begun unreadable uploaded",
  commission: "calculated paid plan_set released statement_issued withdrawn",
  export: "failed requested run",
  external_account: "added revealed verified",
  freeze: "lift_confirmed lifted",
  hold: "expired",
  invariant: "failed",
  invariants: "checked run_requested",
  journal_entry: "posted",
  mandate: "accepted account_corrected",
  match: "proposed",
  match_rule: "activated drafted retired",
  money_limits: "set",
  notification: "created",
  opening: "brought done_set",
  payment:
    "approved cancelled created declined dispute_answer_drafted dispute_answer_refused dispute_answer_sent dispute_answered dispute_asked drafted failed fraud_warned held_back let_go notice_sent processing_started redrafted scheduled sent submitted uncleared",
  payout_batch: "accepted exported released",
  period: "locked reopened soft_closed",
  processor: "connect_asked read state_changed",
  provider_event: "replayed skipped",
  provider_payout: "failed paid reconciled",
  reconciliation_break: "opened resolved",
  refund: "failed held_back requested sent",
  remittance: "approved calculated came_back carried closed paid statement_issued withdrawn",
  report: "schedule_changed scheduled",
  seal: "created supplemented",
  statement_line: "ignored kept matched unmatched",
  transfer: "found",
};

export const STILL_EVENTS: ReadonlySet<string> = new Set(
  Object.entries(STILL).flatMap(([noun, verbs]) => verbs.split(" ").map((verb) => `${noun}.${verb}`)),
);
