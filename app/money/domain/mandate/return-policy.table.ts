// Source: spec 05 §7 and 01 R10.5; meanings of ACH codes as in moov-io/ach c6bd2372 (Nacha Operating Rules,
// Appendix Four), of NACH codes IN-PAY-004; card codes as card processors name them, in both spellings.
import type { ReturnPolicy, ReturnRail } from "./return-policy";

type Class = Omit<ReturnPolicy, "meaning">;
type Policies = Record<string, ReturnPolicy>;

const NEVER = { kind: "never" } as const;

const FUNDS: Class = {
  retry: { kind: "same", max: 2, withinDays: 180 },
  mandate: "keep",
  countsAs: "overall",
  task: null,
};
const NO_ACCOUNT: Class = {
  retry: { kind: "corrected", withinDays: null },
  mandate: "stop",
  countsAs: "administrative",
  task: "ask_new_account",
};
const NO_PAYMENT_ACCOUNT: Class = { ...NO_ACCOUNT, countsAs: "overall" };
const UNAUTHORISED: Class = {
  retry: NEVER,
  mandate: "revoke",
  countsAs: "unauthorised",
  task: "compliance_review",
};
const STOPPED: Class = {
  retry: { kind: "new_consent" },
  mandate: "pause",
  countsAs: "overall",
  task: "ask_new_consent",
};
const NOT_AS_AUTHORISED: Class = {
  retry: { kind: "corrected", withinDays: 60 },
  mandate: "pause_until_corrected",
  countsAs: "unauthorised",
  task: "correct_data",
};
const STOP_FLAG: Class = {
  retry: NEVER,
  mandate: "stop_flag",
  countsAs: "overall",
  task: "compliance_review",
};
const BAD_ENTRY: Class = {
  retry: { kind: "corrected", withinDays: null },
  mandate: "pause_until_corrected",
  countsAs: "overall",
  task: "correct_data",
};
const INVESTIGATE: Class = { retry: NEVER, mandate: "keep", countsAs: "overall", task: "investigate" };
/** banks disputing a return between themselves: the debit was counted when it first came back */
const ABOUT_A_RETURN: Class = { retry: NEVER, mandate: "keep", countsAs: "none", task: "investigate" };

const ACH: Policies = {
  R01: { meaning: "Insufficient Funds", ...FUNDS },
  R02: { meaning: "Account Closed", ...NO_ACCOUNT },
  R03: { meaning: "No Account/Unable to Locate Account", ...NO_ACCOUNT },
  R04: { meaning: "Invalid Account Number", ...NO_ACCOUNT },
  R05: { meaning: "Improper Debit to Consumer Account", ...UNAUTHORISED },
  R06: { meaning: "Returned per ODFI's Request", ...INVESTIGATE },
  R07: { meaning: "Authorization Revoked by Customer", ...UNAUTHORISED },
  R08: { meaning: "Payment Stopped", ...STOPPED },
  R09: { meaning: "Uncollected Funds", ...FUNDS },
  R10: {
    meaning:
      "Customer Advises Originator is Not Known to Receiver and/or Originator is Not Authorized by Receiver to Debit Receiver’s Account",
    ...UNAUTHORISED,
  },
  R11: {
    meaning: "Customer Advises Entry Not in Accordance with the Terms of the Authorization",
    ...NOT_AS_AUTHORISED,
  },
  R12: { meaning: "Branch Sold to Another DFI", ...INVESTIGATE },
  R13: { meaning: "RDFI not qualified to participate", ...BAD_ENTRY },
  R14: { meaning: "Representative payee deceased or unable to continue in that capacity", ...STOP_FLAG },
  R15: { meaning: "Beneficiary or bank account holder", ...STOP_FLAG },
  R16: { meaning: "Bank account frozen", ...STOP_FLAG },
  R17: {
    meaning:
      "File Record Edit Criteria/Entry with Invalid Account Number Initiated Under Questionable Circumstances",
    ...BAD_ENTRY,
  },
  R18: { meaning: "Improper effective entry date", ...BAD_ENTRY },
  R19: { meaning: "Amount field error", ...BAD_ENTRY },
  R20: { meaning: "Non-payment bank account", ...NO_PAYMENT_ACCOUNT },
  R21: { meaning: "Invalid company ID number", ...BAD_ENTRY },
  R22: { meaning: "Invalid individual ID number", ...BAD_ENTRY },
  R23: { meaning: "Credit entry refused by receiver", ...INVESTIGATE },
  R24: { meaning: "Duplicate entry", ...INVESTIGATE },
  R25: { meaning: "Addenda error", ...BAD_ENTRY },
  R26: { meaning: "Mandatory field error", ...BAD_ENTRY },
  R27: { meaning: "Trace number error", ...BAD_ENTRY },
  R28: { meaning: "Transit routing number check digit error", ...BAD_ENTRY },
  R29: { meaning: "Corporate customer advises not authorized", ...UNAUTHORISED },
  R30: { meaning: "RDFI not participant in check truncation program", ...INVESTIGATE },
  R31: { meaning: "Permissible return entry (CCD and CTX only)", ...INVESTIGATE },
  R32: { meaning: "RDFI non-settlement", ...INVESTIGATE },
  R33: { meaning: "Return of XCK entry", ...INVESTIGATE },
  R34: { meaning: "Limited participation RDFI", ...INVESTIGATE },
  R35: { meaning: "Return of improper debit entry", ...INVESTIGATE },
  R36: { meaning: "Return of improper credit entry", ...INVESTIGATE },
  R37: { meaning: "Source Document Presented for Payment (Adjustment Entry)", ...INVESTIGATE },
  R38: { meaning: "Stop Payment on Source Document (Adjustment Entry)", ...INVESTIGATE },
  R39: { meaning: "Improper Source Document", ...INVESTIGATE },
  R40: { meaning: "Return of ENR Entry by Federal Government Agency (ENR Only)", ...INVESTIGATE },
  R41: { meaning: "Invalid Transaction Code (ENR only)", ...INVESTIGATE },
  R42: { meaning: "Routing Number/Check Digit Error (ENR Only)", ...INVESTIGATE },
  R43: { meaning: "Invalid DFI Account Number (ENR Only)", ...INVESTIGATE },
  R44: { meaning: "Invalid Individual ID Number/Identification Number (ENR only)", ...INVESTIGATE },
  R45: { meaning: "Invalid Individual Name/Company Name (ENR only)", ...INVESTIGATE },
  R46: { meaning: "Invalid Representative Payee Indicator (ENR Only)", ...INVESTIGATE },
  R47: { meaning: "Duplicate Enrollment (ENR Only)", ...INVESTIGATE },
  R50: { meaning: "State Law Affecting RCK Acceptance", ...INVESTIGATE },
  R51: { meaning: "Item Related to RCK Entry is Ineligible or RCK Entry is Improper", ...UNAUTHORISED },
  R52: { meaning: "Stop Payment on Item (Adjustment Entry)", ...INVESTIGATE },
  R53: { meaning: "Item and RCK Entry Presented for Payment (Adjustment Entry)", ...INVESTIGATE },
  R61: { meaning: "Misrouted Return", ...ABOUT_A_RETURN },
  R62: { meaning: "Return of Erroneous or Reversing Debt", ...ABOUT_A_RETURN },
  R67: { meaning: "Duplicate Return", ...ABOUT_A_RETURN },
  R68: { meaning: "Untimely Return", ...ABOUT_A_RETURN },
  R69: { meaning: "Field Error(s)", ...ABOUT_A_RETURN },
  R70: { meaning: "Permissible Return Entry Not Accepted/Return Not Requested by ODFI", ...ABOUT_A_RETURN },
  R71: { meaning: "Misrouted Dishonored Return", ...ABOUT_A_RETURN },
  R72: { meaning: "Untimely Dishonored Return", ...ABOUT_A_RETURN },
  R73: { meaning: "Timely Original Return", ...ABOUT_A_RETURN },
  R74: { meaning: "Corrected Return", ...ABOUT_A_RETURN },
  R75: { meaning: "Return Not a Duplicate", ...ABOUT_A_RETURN },
  R76: { meaning: "No Errors Found", ...ABOUT_A_RETURN },
  R77: { meaning: "Non-Acceptance of R62 Dishonored Return", ...ABOUT_A_RETURN },
  R80: { meaning: "IAT Entry Coding Error", ...INVESTIGATE },
  R81: { meaning: "Non-Participant in IAT Program", ...INVESTIGATE },
  R82: { meaning: "Invalid Foreign Receiving DFI Identification", ...INVESTIGATE },
  R83: { meaning: "Foreign Receiving DFI Unable to Settle", ...INVESTIGATE },
  R84: { meaning: "Entry Not Processed by Gateway", ...INVESTIGATE },
  R85: { meaning: "Incorrectly Coded Outbound International Payment", ...INVESTIGATE },
  R90: { meaning: "Entry Returned Due to RDFI's Sanctions Compliance Obligations", ...STOP_FLAG },
};

const NACH_FUNDS: Class = {
  retry: { kind: "same", max: "pack", beforeNextCycle: true },
  mandate: "keep",
  countsAs: "overall",
  task: null,
};
const CLOSED: Class = {
  retry: NEVER,
  mandate: "stop",
  countsAs: "administrative",
  task: "ask_new_account",
};
const NACH_STOPPED: Class = {
  retry: NEVER,
  mandate: "pause",
  countsAs: "administrative",
  task: "ask_new_consent",
};
const REMANDATE: Class = {
  retry: NEVER,
  mandate: "re_register",
  countsAs: "administrative",
  task: "register_again",
};
const NACH_DATA: Class = {
  retry: { kind: "corrected", withinDays: null },
  mandate: "pause_until_corrected",
  countsAs: "administrative",
  task: "correct_data",
};
const BANK_LIMIT: Class = { retry: NEVER, mandate: "keep", countsAs: "overall", task: "guide_customer" };
const TECHNICAL: Class = {
  retry: { kind: "reopen" },
  mandate: "keep",
  countsAs: "technical",
  task: "enquire",
};

const NACH: Policies = {
  "01": { meaning: "Account closed", ...CLOSED },
  "02": { meaning: "No such account", ...NACH_DATA },
  "03": { meaning: "Account description does not match", ...NACH_DATA },
  "04": { meaning: "Balance insufficient", ...NACH_FUNDS },
  "05": { meaning: "Not arranged for, or exceeds arrangement", ...NACH_FUNDS },
  "06": { meaning: "Payment stopped by drawer", ...NACH_STOPPED },
  "07": { meaning: "Payment stopped by court order", ...STOP_FLAG },
  "08": { meaning: "Mandate not received", ...REMANDATE },
  "09": { meaning: "Miscellaneous", ...INVESTIGATE },
  "11": { meaning: "Invalid IFSC or MICR", ...NACH_DATA },
  "12": { meaning: "Frequency does not match the mandate", ...NACH_DATA },
  "13": { meaning: "Duplicate", ...INVESTIGATE },
  "14": { meaning: null, ...REMANDATE },
  "15": { meaning: null, ...NACH_DATA },
  "16": { meaning: null, ...NACH_DATA },
  "17": { meaning: null, ...UNAUTHORISED },
  "21": { meaning: "Invalid UMRN or inactive mandate", ...REMANDATE },
  "22": { meaning: "Does not match the mandate", ...NACH_DATA },
  "23": { meaning: "Does not match the mandate", ...NACH_DATA },
  "24": { meaning: "Does not match the mandate", ...NACH_DATA },
  "25": { meaning: "Does not match the mandate", ...NACH_DATA },
  "26": { meaning: "Amount is above the mandate's maximum", ...NACH_DATA },
  "27": { meaning: "Does not match the mandate", ...NACH_DATA },
  "28": { meaning: "Before the mandate starts", ...NACH_DATA },
  "29": { meaning: "After the mandate ends", ...NACH_DATA },
  "51": { meaning: "KYC pending", ...BANK_LIMIT },
  "52": { meaning: "KYC pending", ...BANK_LIMIT },
  "53": { meaning: "Account inactive or dormant", ...BANK_LIMIT },
  "54": { meaning: "Account inactive or dormant", ...BANK_LIMIT },
  "55": { meaning: null, ...BANK_LIMIT },
  "56": { meaning: null, ...BANK_LIMIT },
  "57": { meaning: "Limit exceeded", ...BANK_LIMIT },
  "58": { meaning: "Limit exceeded", ...BANK_LIMIT },
  "59": { meaning: "Network failure", ...TECHNICAL },
  "60": { meaning: null, ...STOP_FLAG },
  "61": { meaning: "Mandate cancelled", ...REMANDATE },
  "68": { meaning: "Account blocked or frozen", ...STOP_FLAG },
  "69": { meaning: "Account holder insolvent", ...STOP_FLAG },
  "98": { meaning: "Bank extended: pending", ...TECHNICAL },
  technical: { meaning: "Error in processing", ...TECHNICAL },
  time_out: { meaning: "No answer in time", ...TECHNICAL },
};

const SOFT: Class = {
  retry: { kind: "spaced", max: 3, withinDays: 14, minutesApart: 60 },
  mandate: "keep",
  countsAs: "none",
  task: null,
};
const HARD: Class = { retry: NEVER, mandate: "new_method", countsAs: "none", task: "ask_new_method" };

const CARD: Policies = {
  insufficient_funds: { meaning: "Insufficient funds", ...SOFT },
  processing_error: { meaning: "Error in processing", ...SOFT },
  expired: { meaning: "Card expired", ...HARD },
  expired_card: { meaning: "Card expired", ...HARD },
  lost: { meaning: "Card lost", ...HARD },
  lost_card: { meaning: "Card lost", ...HARD },
  stolen: { meaning: "Card stolen", ...HARD },
  stolen_card: { meaning: "Card stolen", ...HARD },
  do_not_honour: { meaning: "Do not honour", ...HARD },
  do_not_honor: { meaning: "Do not honour", ...HARD },
};

export const RETURN_POLICIES: Record<ReturnRail, Policies> = { ach: ACH, nach: NACH, card: CARD, upi: {} };
