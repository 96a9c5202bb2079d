// Source: spec 05 §3, in its own notation: `Dr a / Cr b`, an account with what it takes of the event. An
// account alone takes `amount`; `@bank`, `@trust`, `@savings`, `@expense`, `@receivable` and `@target` are named
// by the caller; `1060:trust` takes the sub-account of the party called trust. A variant of a code posts under it.
import type { VoucherType } from "./journal-entry";

export interface PostingRule {
  event: string;
  voucher: VoucherType;
  /** null: the event moves no money of the books */
  entry: string | null;
  /** the firm's money leaves client trust (PS23), or the firm tops client trust up (PS24), with this event */
  then?: "sweep" | "cover";
}

export const POSTING_RULES = {
  // relief
  PR01: { event: "contribution scheduled or submitted", voucher: "journal", entry: null },
  PR02: { event: "contribution received", voucher: "receipt", entry: "Dr @bank / Cr 2010" },
  PR03: { event: "contribution cleared", voucher: "journal", entry: null },
  PR04: {
    event: "contribution returned after receipt",
    voucher: "journal",
    entry: "Dr 2010 amount, 1230 shortfall / Cr @bank amount, 2010 shortfall",
    then: "cover",
  },
  PR05: { event: "settlement accepted, funds committed", voucher: "journal", entry: null },
  PR06: { event: "settlement payment released", voucher: "payment", entry: "Dr 2010 / Cr 2020" },
  PR07: { event: "settlement payment cleared at bank", voucher: "payment", entry: "Dr 2020 / Cr @trust" },
  PR08: {
    event: "settlement payment returned",
    voucher: "journal",
    entry: "Dr @trust amount, 2020 amount / Cr 2020 amount, 2010 amount",
  },
  "PR08.stopped": {
    event: "settlement payment stopped before it cleared",
    voucher: "journal",
    entry: "Dr 2020 / Cr 2010",
  },
  PR09: {
    event: "settlement fee earned",
    voucher: "journal",
    entry: "Dr 1210 fee+tax / Cr 4010 fee, 2500 tax",
  },
  PR10: {
    event: "earned fee collected",
    voucher: "journal",
    entry: "Dr 2010 / Cr 2330:trust",
    then: "sweep",
  },
  PR11: {
    event: "uncollected fee reversed",
    voucher: "journal",
    entry: "Dr 4010 fee, 2500 tax / Cr 1210 fee+tax",
  },
  "PR11.swept": {
    event: "swept fee reversed",
    voucher: "journal",
    entry: "Dr 4010 fee, 2500 tax / Cr 2010 fee+tax",
    then: "cover",
  },
  PR12: {
    event: "monthly service fee earned",
    voucher: "journal",
    entry: "Dr 1210 fee+tax / Cr 4020 fee, 2500 tax",
  },
  "PR12.collected": {
    event: "monthly service fee collected",
    voucher: "journal",
    entry: "Dr 2010 / Cr 2330:trust",
    then: "sweep",
  },
  PR13: { event: "firm advances funds", voucher: "journal", entry: "Dr 1200 / Cr 2010", then: "cover" },
  PR14: {
    event: "firm recoups an advance",
    voucher: "journal",
    entry: "Dr 2010 / Cr 2330:trust",
    then: "sweep",
  },
  PR15: { event: "refund or closure requested", voucher: "journal", entry: "Dr 2010 / Cr 2310" },
  "PR15.paid": { event: "refund or closure paid", voucher: "payment", entry: "Dr 2310 / Cr @trust" },
  PR16: {
    event: "bank interest belonging to customers",
    voucher: "receipt",
    entry: "Dr @trust / Cr @target",
  },
  PR17: {
    event: "shortfall recovered from a later contribution",
    voucher: "journal",
    entry: "Dr 2010 / Cr 2330:trust",
    then: "sweep",
  },
  "PR17.given_up": { event: "shortfall given up", voucher: "journal", entry: "Dr 5040 / Cr 1230" },
  // collections
  PC01: {
    event: "debtor payment received and applied",
    voucher: "receipt",
    entry: "Dr @bank applied+unapplied / Cr 2100 applied, 2110 unapplied",
  },
  PC02: {
    event: "debtor payment received, unapplied",
    voucher: "receipt",
    entry: "Dr @bank applied+unapplied / Cr 2100 applied, 2110 unapplied",
  },
  PC03: { event: "unapplied money applied", voucher: "journal", entry: "Dr 2110 / Cr 2100" },
  PC04: {
    event: "payment returned before remittance",
    voucher: "journal",
    entry: "Dr 2100 applied, 2110 unapplied / Cr @bank applied+unapplied",
  },
  PC05: {
    event: "payment returned after remittance",
    voucher: "journal",
    entry: "Dr 2100 amount, 4100 fee, 2500 tax, 1220 rest / Cr @trust amount, 2100 fee+tax+rest",
    then: "cover",
  },
  // beside the return's own mirror, which carries the movement of the account
  "PC05.undone": {
    event: "commission of a returned payment undone, and what was remitted of it put in",
    voucher: "journal",
    entry: "Dr 4100 fee, 2500 tax, 1220 rest / Cr 2100 fee+tax+rest",
    then: "cover",
  },
  "PC05.run": {
    event: "negative lines of a remittance, kept from the money of several accounts",
    voucher: "journal",
    entry: "Dr @target / Cr 2330:trust",
    then: "sweep",
  },
  "PC05.recovered": {
    event: "negative line of the next remittance",
    voucher: "journal",
    entry: "Dr 2100 / Cr 2330:trust",
    then: "sweep",
  },
  PC06: {
    event: "commission on a cleared payment, net remittance",
    voucher: "journal",
    entry: "Dr 1220 fee+tax, 2100 fee+tax / Cr 4100 fee, 2500 tax, 2330:trust fee+tax",
    then: "sweep",
  },
  PC07: { event: "remittance released", voucher: "payment", entry: "Dr 2100 / Cr 2120" },
  "PC07.run": {
    event: "remittance of several accounts released",
    voucher: "payment",
    entry: "Dr @target / Cr 2120",
  },
  PC08: { event: "remittance cleared", voucher: "payment", entry: "Dr 2120 / Cr @trust" },
  PC10: {
    event: "commission invoiced",
    voucher: "journal",
    entry: "Dr 1220 fee+tax / Cr 4100 fee, 2500 tax",
  },
  "PC10.undone": {
    event: "invoiced commission of a returned payment undone",
    voucher: "journal",
    entry: "Dr 4100 fee, 2500 tax / Cr 1220 fee+tax",
  },
  "PC10.received": { event: "commission received", voucher: "receipt", entry: "Dr 1010:operating / Cr 1220" },
  PC11: { event: "collector commission earned", voucher: "journal", entry: "Dr 5300 / Cr 2600" },
  "PC11.released": {
    event: "collector commission released",
    voucher: "payment",
    entry: "Dr 2600 / Cr 2320",
  },
  "PC11.paid": {
    event: "collector commission paid",
    voucher: "payment",
    entry: "Dr 2600 net+withheld / Cr 1010:operating net, 2510 withheld",
  },
  "PC11.clawed_back": {
    event: "collector commission clawed back",
    voucher: "journal",
    entry: "Dr 2600 payable, 1240 paid / Cr 5300 payable+paid",
  },
  "PC11.recovered": {
    event: "collector commission taken back before, kept from the next",
    voucher: "journal",
    entry: "Dr 2600 / Cr 1240",
  },
  PC12: { event: "legal cost advanced", voucher: "payment", entry: "Dr 1140 / Cr 1010:operating" },
  "PC12.recovered": {
    event: "legal cost recovered",
    voucher: "journal",
    entry: "Dr 2100 / Cr 2330:trust",
    then: "sweep",
  },
  PC13: { event: "overpayment refund requested", voucher: "journal", entry: "Dr 2110 / Cr 2310" },
  "PC13.paid": { event: "overpayment refund paid", voucher: "payment", entry: "Dr 2310 / Cr @trust" },
  PC14: {
    event: "account placed, adjusted up, interest, fee or cost added",
    voucher: "journal",
    entry: null,
  },
  PC15: {
    event: "bucket waived, adjusted down, or account closed with a rest",
    voucher: "journal",
    entry: null,
  },
  // lending
  PL01: { event: "sanction", voucher: "journal", entry: null },
  PL02: {
    event: "disbursement released",
    voucher: "payment",
    entry: "Dr 1100 net+fee+tax+interest / Cr 2260 net, 4210 fee, 2500 tax, 4200 interest",
  },
  "PL02.deferred": {
    event: "disbursement released, fee deferred",
    voucher: "payment",
    entry: "Dr 1100 net+fee+tax+interest / Cr 2260 net, 2420 fee, 2500 tax, 4200 interest",
  },
  PL03: { event: "payout cleared", voucher: "payment", entry: "Dr 2260 / Cr 1010:operating" },
  PL04: { event: "interest accrued for a day", voucher: "journal", entry: "Dr 1110 / Cr 4200" },
  "PL04.npa": { event: "interest accrued for a day, NPA", voucher: "journal", entry: "Dr 1110 / Cr 2400" },
  PL05: { event: "instalment falls due", voucher: "journal", entry: null },
  PL06: {
    event: "instalment received, allocated",
    voucher: "receipt",
    entry:
      "Dr @bank charges+interest+principal+advance / Cr 1120 charges, 1110 interest, 1100 principal, 2250 advance",
  },
  PL06n: {
    event: "instalment received, allocated, NPA",
    voucher: "receipt",
    entry:
      "Dr @bank charges+interest+principal+advance, 2400 interest, 2410 charges / Cr 1120 charges, 1110 interest, 1100 principal, 2250 advance, 4200 interest, 4220 charges",
  },
  PL07: {
    event: "advance or excess applied",
    voucher: "journal",
    entry: "Dr 2250 charges+interest+principal / Cr 1120 charges, 1110 interest, 1100 principal",
  },
  PL08: {
    event: "fine levied or grown",
    voucher: "journal",
    entry: "Dr 1120 charge+tax / Cr 4220 charge, 2500 tax",
  },
  "PL08.charge": {
    event: "bounce or other charge levied",
    voucher: "journal",
    entry: "Dr 1120 charge+tax / Cr 4230 charge, 2500 tax",
  },
  "PL08.npa": {
    event: "fine or charge levied, NPA",
    voucher: "journal",
    entry: "Dr 1120 charge+tax / Cr 2410 charge, 2500 tax",
  },
  PL09: {
    event: "fine reversed or cancelled",
    voucher: "journal",
    entry: "Dr 4220 charge, 2500 tax / Cr 1120 charge+tax",
  },
  "PL09.charge": {
    event: "bounce or other charge reversed",
    voucher: "journal",
    entry: "Dr 4230 charge, 2500 tax / Cr 1120 charge+tax",
  },
  "PL09.npa": {
    event: "fine or charge reversed, NPA",
    voucher: "journal",
    entry: "Dr 2410 charge, 2500 tax / Cr 1120 charge+tax",
  },
  PL10: {
    event: "charge waived",
    voucher: "journal",
    entry: "Dr 5220 charge, 2500 tax / Cr 1120 charge+tax",
  },
  "PL10.npa": {
    event: "charge waived, NPA",
    voucher: "journal",
    entry: "Dr 2410 charge, 2500 tax / Cr 1120 charge+tax",
  },
  PL11: { event: "interest waived", voucher: "journal", entry: "Dr 5220 / Cr 1110" },
  "PL11.npa": { event: "interest waived, NPA", voucher: "journal", entry: "Dr 2400 / Cr 1110" },
  PL12: {
    event: "part prepayment",
    voucher: "receipt",
    entry:
      "Dr @bank charges+interest+principal+fee+tax / Cr 1120 charges, 1110 interest, 1100 principal, 4240 fee, 2500 tax",
  },
  PL13: {
    event: "foreclosure",
    voucher: "receipt",
    entry:
      "Dr @bank charges+interest+principal+fee+tax / Cr 1120 charges, 1110 interest, 1100 principal, 4240 fee, 2500 tax",
  },
  PL14: {
    event: "interest or charges capitalised",
    voucher: "journal",
    entry: "Dr 1100 interest+charges / Cr 1110 interest, 1120 charges",
  },
  PL15: {
    event: "top-up closes the old loan",
    voucher: "journal",
    entry:
      "Dr 1100 principal+interest+charges+net+fee+tax / Cr 1100:old_loan principal, 1110:old_loan interest, 1120:old_loan charges, 2260 net, 4210 fee, 2500 tax",
  },
  PL16: {
    event: "NPA entry",
    voucher: "journal",
    entry: "Dr 4200 interest, 4220 charges / Cr 2400 interest, 2410 charges",
  },
  PL17: {
    event: "NPA upgrade",
    voucher: "journal",
    entry: "Dr 2400 interest, 2410 charges / Cr 4200 interest, 4220 charges",
  },
  PL18: { event: "provision raised", voucher: "journal", entry: "Dr 5200 / Cr 1190" },
  "PL18.released": { event: "provision released", voucher: "journal", entry: "Dr 1190 / Cr 5200" },
  PL19: {
    event: "write-off",
    voucher: "journal",
    entry:
      "Dr 1190 provided, 5210 rest, 2400 suspended_interest, 2410 suspended_charges, 5220 open_interest+open_charges, 9010 provided+rest / Cr 1100 provided+rest, 1110 suspended_interest+open_interest, 1120 suspended_charges+open_charges, 9011 provided+rest",
  },
  PL20: {
    event: "recovery after write-off",
    voucher: "receipt",
    entry: "Dr @bank amount, 9011 principal / Cr 4250 amount, 9010 principal",
  },
  PL21: {
    event: "compromise completed",
    voucher: "journal",
    entry:
      "Dr 1190 provided, 5230 rest, 2400 suspended_interest, 2410 suspended_charges, 5220 open_interest+open_charges / Cr 1100 provided+rest, 1110 suspended_interest+open_interest, 1120 suspended_charges+open_charges",
  },
  PL22: {
    event: "savings, recurring or fixed deposit received",
    voucher: "receipt",
    entry: "Dr @bank / Cr @savings",
  },
  PL23: { event: "withdrawal ordered", voucher: "payment", entry: "Dr 2200 / Cr 2320" },
  "PL23.cash": { event: "withdrawal in cash", voucher: "payment", entry: "Dr 2200 / Cr 1000" },
  "PL23.paid": { event: "withdrawal paid", voucher: "payment", entry: "Dr 2320 / Cr 1010:operating" },
  PL24: { event: "savings interest accrued", voucher: "journal", entry: "Dr 5100 / Cr 2230" },
  PL25: {
    event: "savings interest credited",
    voucher: "journal",
    entry: "Dr 2230 net+withheld / Cr @savings net, 2510 withheld",
  },
  PL26: { event: "deposit opened from savings", voucher: "journal", entry: "Dr 2200:source / Cr @savings" },
  PL27: {
    event: "deposit matured or closed early",
    voucher: "journal",
    entry: "Dr @savings principal, 2230 interest / Cr 2200:destination principal+interest",
  },
  "PL27.excess": { event: "excess accrual taken back", voucher: "journal", entry: "Dr 2230 / Cr 5100" },
  PL28: {
    event: "savings set-off or lien captured",
    voucher: "journal",
    entry: "Dr 2200 charges+interest+principal / Cr 1120 charges, 1110 interest, 1100 principal",
  },
  PL29: { event: "shares allotted", voucher: "receipt", entry: "Dr @bank / Cr 3010" },
  PL29r: { event: "shares redeemed", voucher: "payment", entry: "Dr 3010 / Cr 2320" },
  PL30: { event: "dividend declared", voucher: "journal", entry: "Dr 3020 / Cr 2240" },
  "PL30.saved": {
    event: "dividend paid into savings",
    voucher: "journal",
    entry: "Dr 2240 net+withheld / Cr 2200 net, 2510 withheld",
  },
  "PL30.paid_out": {
    event: "dividend paid out",
    voucher: "payment",
    entry: "Dr 2240 net+withheld / Cr 2320 net, 2510 withheld",
  },
  PL31: { event: "membership fee", voucher: "receipt", entry: "Dr @bank fee+tax / Cr 4300 fee, 2500 tax" },
  PL32: { event: "bonus to savings", voucher: "journal", entry: "Dr 3020 / Cr 2200" },
  PL33: { event: "fund provider's money received", voucher: "receipt", entry: "Dr 1010:operating / Cr 2700" },
  "PL33.returned": {
    event: "fund provider's money returned",
    voucher: "payment",
    entry: "Dr 2700 / Cr 1010:operating",
  },
  "PL33.interest": { event: "fund provider's interest", voucher: "journal", entry: "Dr 5110 / Cr 2700" },
  PL34: {
    event: "instalment bounced",
    voucher: "journal",
    entry:
      "Dr 1120 charges, 1110 interest, 1100 principal, 2250 advance / Cr @bank charges+interest+principal+advance",
  },
  // wealth
  PW01: {
    event: "advisory or service fee invoiced",
    voucher: "journal",
    entry: "Dr 1250 fee+tax / Cr 4400 fee, 2500 tax",
  },
  PW02: { event: "advisory or service fee received", voucher: "receipt", entry: "Dr @bank / Cr 1250" },
  PW03: { event: "issuer commission accrued", voucher: "journal", entry: "Dr 1250 / Cr 4400" },
  PW04: {
    event: "issuer commission received net of withholding",
    voucher: "receipt",
    entry: "Dr 1010:operating net, 1260 withheld / Cr 1250 net+withheld",
  },
  PW05: { event: "investor money in", voucher: "receipt", entry: "Dr @trust / Cr 2030" },
  PW06: { event: "investor money forwarded", voucher: "payment", entry: "Dr 2030 / Cr @trust" },
  PW07: { event: "sub-distributor's share", voucher: "journal", entry: "Dr 5300 / Cr 2600" },
  PW08: { event: "fee refunded", voucher: "journal", entry: "Dr 4400 fee, 2500 tax / Cr 2310 fee+tax" },
  // shared
  PS01: { event: "provider payment succeeded", voucher: "receipt", entry: "Dr 1040 / Cr @target" },
  PS02: {
    event: "provider fee known",
    voucher: "journal",
    entry: "Dr 5010 fee, 1260 tax / Cr 1040 fee+tax",
    then: "cover",
  },
  PS03: { event: "provider payout seen on the bank line", voucher: "contra", entry: "Dr @bank / Cr 1040" },
  PS04: { event: "refund succeeded", voucher: "payment", entry: "Dr @target / Cr 1040" },
  PS05: {
    event: "dispute: funds withdrawn",
    voucher: "journal",
    entry: "Dr 1045 amount, 5030 fee / Cr 1040 amount+fee",
    then: "cover",
  },
  PS06: { event: "dispute lost", voucher: "journal", entry: "Dr @target / Cr 1045" },
  "PS06.loss": {
    event: "dispute lost beyond what the payment still applies",
    voucher: "journal",
    entry: "Dr 5030 / Cr 1045",
    then: "cover",
  },
  PS07: { event: "dispute won", voucher: "journal", entry: "Dr 1040 / Cr 1045" },
  // the firm had covered it: it stands in client money until it is swept
  "PS07.fee": {
    event: "dispute fee returned",
    voucher: "journal",
    entry: "Dr 1040 fee, 1140 fee / Cr 5030 fee, 2330:trust fee",
  },
  PS08: { event: "payout failed or rejected", voucher: "journal", entry: "Dr 2320 / Cr @target" },
  // a refund waits on 2310, which is client money, not on 2320
  "PS08.refund": { event: "refund failed or rejected", voucher: "journal", entry: "Dr 2310 / Cr @target" },
  // a remittance waits on 2120, by its creditor
  "PS08.remittance": {
    event: "remittance failed or rejected",
    voucher: "journal",
    entry: "Dr 2120 / Cr @target",
  },
  "PS09.remittance": {
    event: "remittance released again",
    voucher: "payment",
    entry: "Dr @target / Cr 2120",
  },
  "PS09.refund": { event: "refund released again", voucher: "payment", entry: "Dr @target / Cr 2310" },
  PS09: { event: "payout released again", voucher: "payment", entry: "Dr @target / Cr 2320" },
  PS10: { event: "unidentified receipt booked", voucher: "receipt", entry: "Dr @bank / Cr 2300" },
  PS11: { event: "unidentified receipt identified", voucher: "journal", entry: "Dr 2300 / Cr @target" },
  PS12: { event: "unidentified payment booked", voucher: "payment", entry: "Dr 1900 / Cr @bank" },
  PS13: { event: "unidentified payment identified", voucher: "journal", entry: "Dr @target / Cr 1900" },
  PS14: { event: "bank charge", voucher: "payment", entry: "Dr 5020 / Cr @bank", then: "cover" },
  "PS14.interest": {
    event: "bank interest, operating",
    voucher: "receipt",
    entry: "Dr 1010:operating / Cr @target",
  },
  PS15: {
    event: "own-account transfer, debit line",
    voucher: "contra",
    entry: "Dr 1060:destination / Cr @bank",
  },
  "PS15.arrived": {
    event: "own-account transfer, credit line",
    voucher: "contra",
    entry: "Dr @bank / Cr 1060:destination",
  },
  PS16: { event: "cash taken to the bank", voucher: "contra", entry: "Dr 1060:operating / Cr 1000" },
  "PS16.client": {
    event: "client cash taken to the bank",
    voucher: "contra",
    entry: "Dr 1060:trust / Cr 1000",
  },
  "PS16.banked": { event: "cash banked", voucher: "contra", entry: "Dr 1010:operating / Cr 1060:operating" },
  PS17: { event: "cheque received", voucher: "receipt", entry: "Dr 1050 / Cr @target" },
  "PS17.cleared": { event: "cheque cleared", voucher: "contra", entry: "Dr @bank / Cr 1050" },
  "PS17.bounced": { event: "cheque bounced", voucher: "journal", entry: "Dr @target / Cr 1050" },
  PS18: {
    event: "small difference within tolerance, loss",
    voucher: "journal",
    entry: "Dr 5900 / Cr @target",
  },
  "PS18.gain": {
    event: "small difference within tolerance, gain",
    voucher: "journal",
    entry: "Dr @target / Cr 4900",
  },
  PS19: { event: "expense", voucher: "payment", entry: "Dr @expense amount, 1260 tax / Cr @bank amount+tax" },
  "PS19.released": {
    event: "expense released",
    voucher: "payment",
    entry: "Dr @expense / Cr 2320",
  },
  "PS19.accrued": {
    event: "expense accrued",
    voucher: "journal",
    entry: "Dr @expense amount, 1260 tax / Cr 2800 amount+tax",
  },
  PS20: { event: "manual journal", voucher: "journal", entry: "as entered" },
  PS21: { event: "opening balances", voucher: "journal", entry: "as entered" },
  PS22: { event: "year close", voucher: "journal", entry: "as entered" },
  PS23: {
    event: "sweep, trust debit line",
    voucher: "contra",
    entry: "Dr 2330:trust amount, 1060:operating amount / Cr @trust amount, @receivable amount",
  },
  // the trust line was booked as unidentified before anybody knew it
  "PS23.lined": {
    event: "sweep, trust debit line identified",
    voucher: "contra",
    entry: "Dr 2330:trust amount, 1060:operating amount / Cr 1900 amount, @receivable amount",
  },
  "PS23.arrived": {
    event: "sweep, operating credit line",
    voucher: "contra",
    entry: "Dr 1010:operating / Cr 1060:operating",
  },
  PS24: { event: "cover ordered", voucher: "contra", entry: "Dr 1060:trust / Cr 2320" },
  "PS24.sent": {
    event: "cover, operating debit line",
    voucher: "contra",
    entry: "Dr 2320 / Cr 1010:operating",
  },
  "PS24.arrived": {
    event: "cover, trust credit line",
    voucher: "contra",
    entry: "Dr @trust / Cr 1060:trust",
  },
} as const satisfies Record<string, PostingRule>;

export type RuleKey = keyof typeof POSTING_RULES;
