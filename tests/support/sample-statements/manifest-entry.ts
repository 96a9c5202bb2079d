/** The shapes that the manifest of the sample statements has, one per source. */
export interface Mt940Balance {
  amount: string;
  date: string;
}

export interface Mt940Expected {
  transaction_count: number;
  statement: {
    account_identification?: string;
    transaction_reference?: string;
    statement_number?: string;
    sequence_number?: string;
    final_opening_balance?: Mt940Balance;
    final_closing_balance?: Mt940Balance;
  };
  transactions: Mt940Line[];
}

export interface Mt940Line {
  date: string;
  entry_date: string | null;
  amount: string;
  currency: string | null;
  id: string | null;
  customer_reference: string | null;
  bank_reference: string | null;
  details: string | null;
  purpose: string | null;
  applicant_name: string | null;
}

interface CamtDay {
  name: string;
  balance_start: number;
  balance_end_real: number;
  transactions: {
    amount: number;
    date: string;
    partner_name: string;
    account_number: string;
    ref: string;
    payment_ref: string;
    narration: string;
    transaction_type: string;
  }[];
}

export type CamtExpected = [currency: string | null, account: string | null, days: CamtDay[]];

export interface TableRow {
  date: string;
  debit: string;
  credit: string;
  balance: string | null;
}

type Amounts =
  "opening" | "closing" | "sum" | "closing_or_sum" | "sum_debit" | "sum_credit" | "amount" | "first" | "last";
type Counts =
  | "transaction_count"
  | "transactions"
  | "accounts"
  | "discarded"
  | "skipped"
  | "skipped_rows"
  | "errors_min"
  | "day"
  | "month"
  | "status_code"
  | "code";
type Texts =
  | "account"
  | "account_id"
  | "foreign_amount"
  | "foreign_currency"
  | "currency"
  | "ref"
  | "payee"
  | "severity"
  | "message"
  | "first_narration_contains";
type Lists =
  "amounts" | "signed_amounts" | "debits" | "credits" | "refs" | "ids" | "dates" | "modes" | "descriptions";

export type PlainExpected = Record<Amounts | Texts, string> &
  Record<Counts, number> &
  Record<Lists, string[]> & {
    must_error: true | string;
    must_warn: unknown;
    balance_chain_valid: boolean;
    rows: TableRow[];
  };

export interface ManifestEntry {
  file: string;
  expected?: CamtExpected | Mt940Expected | Partial<PlainExpected>;
  computed_here?: {
    stmttrn?: number;
    trnamt_sum?: string;
    ledger_bal?: string[];
    ntry?: number;
    signed_sum?: string;
  };
}
