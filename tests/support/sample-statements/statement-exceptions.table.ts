/**
 * Where the manifest of the sample statements and common sense differ: what we read instead, and why. Keys are
 * "file#claim" as statement-manifest.ts names them; docs/decisions/0007-statement-files.md explains the groups.
 */
export interface ManifestException {
  ours: unknown;
  reason: string;
}

const INVESTMENT =
  "a brokerage statement: its few cash lines do not make its balance, so it is refused whole";
const LAST_WINS =
  "upstream keeps the last value of several messages; each message is a statement of its own here";
const CUT_CURRENCY =
  "the field has no currency: upstream takes the first digits for one and reads 0; the opening's currency is meant";
const NO_CURRENCY = "a lone line names no currency: the chosen account's is used";
const UPSTREAM_PATTERN = "upstream's pattern cuts the reference off; the file has it whole after //";

const rules: [string, unknown, string][] = [
  [
    "mt940/betterplace__sepa_snippet_broken.sta#account",
    "50880050/0194787400888",
    "the second :25: follows an entry and is its narrative",
  ],
  ["mt940/betterplace__sepa_snippet_broken.sta#1 references", ["", "0724710333343453"], UPSTREAM_PATTERN],
  ["mt940/cmxl__statement_line.sta#1 currency", "EUR", NO_CURRENCY],
  ["mt940/self-provided__sparkassen.sta#1 currency", "EUR", NO_CURRENCY],
  ["mt940/jejik__abnamro.sta#closing", "184975 2011-05-24", LAST_WINS],
  ["mt940/jejik__abnamro.sta#opening", "287684 2011-05-23", LAST_WINS],
  [
    "mt940/jejik__postfinance.sta#fileReference",
    "2014040708285927",
    "pages are one statement, named by the first",
  ],
  ["mt940/self-provided__raphaelm.sta#closing", "9500000 2002-03-24", CUT_CURRENCY],
  [
    "camt/oca__test-camt053-no-ntry#account",
    "NL77ABNA0574908765",
    "a day without entries still has balances that must follow on",
  ],
  ["camt/oca__test-camt053-no-ntry#currency", "CHF", "as above"],
  ["camt/oca__test-camt054#opening", null, "a notification has no balances; 0.00 is upstream's default"],
  ["camt/oca__test-camt054#closing", null, "a notification has no balances; 0.00 is upstream's default"],
  [
    "csv/oca__meta_data_separated_credit_debit.csv#first",
    "-5000",
    "the file's own balances rise by the credit",
  ],
  [
    "csv/oca__meta_data_separated_credit_debit.csv#last",
    "130000",
    "the file's own balances rise by the credit",
  ],
  ["csv/oca__original_currency_empty.csv#foreign", null, "no amount is not an amount of zero"],
  ["csv/bsp__sample_split_amounts.csv#opening", "100000", "2250.50 is the balance after the first line"],
  ["ofx/ofxtools__invstmtrs.ofx#count", 0, INVESTMENT],
  ["ofx/ofxtools__invstmtrs.ofx#sum", "0", INVESTMENT],
  ["ofx/ofxtools__stmtrs_euro.ofx#closings", ["20029"], "the count beside the file cut 200,29 at the comma"],
  [
    "ofx/ofxparse__fail_nice__date_missing.ofx#sum",
    "0",
    "lines without a date are rejected, as upstream does",
  ],
  ["ofx/ofxparse__fidelity.ofx#count", 0, INVESTMENT],
  ["ofx/ofxparse__fidelity.ofx#sum", "0", INVESTMENT],
  ["ofx/ofxparse__tiaacref.ofx#transactions", 0, INVESTMENT],
  ["ofx/ofxparse__vanguard401k.ofx#transactions", 0, INVESTMENT],
  ["ofx/oca__test_ofx_wrong.ofx#sum", "-27000", "as above; the outcommented -90 was counted"],
];

export const MANIFEST_EXCEPTIONS = new Map<string, ManifestException>(
  rules.map(([claim, ours, reason]) => [claim, { ours, reason }]),
);
