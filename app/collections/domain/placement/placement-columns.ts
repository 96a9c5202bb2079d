// Source: spec 02 §3.4 (placement columns) and §3.5 (file-level faults).
import { accept, type Outcome, refuse } from "~/office/domain/outcome";

export const REQUIRED_COLUMNS = ["external_ref", "debtor_name", "original_amount"] as const;
const OPTIONAL_COLUMNS = [
  "debtor_ssn_last4", "debtor_email", "debtor_phone", "due_date", "creditor_name", "account_type", "birth_date",
  "principal", "interest", "fees", "costs", "other", "delinquency_date", "charge_off_date", "last_payment_date", "open_date",
] as const; // prettier-ignore

export type PlacementColumn = (typeof REQUIRED_COLUMNS)[number] | (typeof OPTIONAL_COLUMNS)[number];

/** Other names that files use; compared without case, spaces, `_` and `-`. */
const ALIASES: Record<PlacementColumn, string[]> = {
  external_ref: [
    "reference",
    "ref",
    "account_number",
    "account_no",
    "accountref",
    "client_reference",
    "externalreference",
  ],
  debtor_name: ["name", "full_name", "customer_name", "consumer_name", "debtor"],
  original_amount: ["amount", "balance", "amount_due", "original_balance", "placed_amount", "total_due"],
  debtor_ssn_last4: ["ssn_last4", "last4", "ssn4", "ssn"],
  debtor_email: ["email", "email_address", "e_mail"],
  debtor_phone: ["phone", "phone_number", "telephone", "mobile", "cell"],
  due_date: ["duedate", "date_due"],
  creditor_name: ["creditor", "client", "original_creditor"],
  account_type: ["type", "debt_type", "product"],
  birth_date: ["dob", "date_of_birth"],
  principal: ["principal_amount"],
  interest: ["interest_amount"],
  fees: ["fee_amount"],
  costs: ["cost_amount"],
  other: ["other_amount"],
  delinquency_date: ["date_of_first_delinquency", "dofd"],
  charge_off_date: ["chargeoff_date"],
  last_payment_date: ["date_last_paid"],
  open_date: ["opened_on", "date_opened"],
};

/** Every column we know, the needed ones first. */
export const PLACEMENT_COLUMNS = [...REQUIRED_COLUMNS, ...OPTIONAL_COLUMNS];

const squash = (name: string) =>
  name
    .normalize("NFKC")
    .toLowerCase()
    .replace(/[\s_-]/g, "");

const BY_NAME = new Map<string, PlacementColumn>(
  PLACEMENT_COLUMNS.flatMap((column) =>
    [column, ...ALIASES[column]].map((name) => [squash(name), column] as const),
  ),
);

export interface ColumnMap {
  /** column → position in the record */
  positions: Partial<Record<PlacementColumn, number>>;
  /** headers nobody asked for; kept out of the load */
  ignored: string[];
  width: number;
}

/** Recognises the header; refuses a missing required column or a column given twice, naming them. */
export function recogniseColumns(header: string[]): Outcome<ColumnMap> {
  const positions: ColumnMap["positions"] = {};
  const ignored: string[] = [];
  const twice: string[] = [];
  header.forEach((title, index) => {
    const column = BY_NAME.get(squash(title));
    if (!column) ignored.push(title.trim());
    else if (positions[column] !== undefined) twice.push(column);
    else positions[column] = index;
  });
  if (twice.length > 0) return refuse("DUPLICATE_HEADER", { reasons: twice });
  const missing = REQUIRED_COLUMNS.filter((column) => positions[column] === undefined);
  if (missing.length > 0) return refuse("MISSING_COLUMN", { reasons: missing });
  return accept({ positions, ignored, width: header.length });
}
