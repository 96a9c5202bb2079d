/** Chart of accounts, spec 05 §2: rows of every desk (*) and of collections (C). */
export interface ChartRow {
  code: string;
  name: string;
  type: "asset" | "liability" | "equity" | "income" | "expense" | "memo";
  /** mandatory dimension; its control account is the sum of its dimension accounts */
  dimension: string | null;
  protected?: boolean;
  desk: "*" | "C";
}

export const CHART_OF_ACCOUNTS: ChartRow[] = [
  { code: "1000", name: "Cash in hand", type: "asset", dimension: "branch", desk: "*" },
  { code: "1010", name: "Bank, operating", type: "asset", dimension: "bank_account", desk: "*" },
  { code: "1020", name: "Bank, client trust", type: "asset", dimension: "bank_account", desk: "C" },
  { code: "1040", name: "Processor clearing", type: "asset", dimension: "processor_account", desk: "*" },
  {
    code: "1045",
    name: "Processor reserve and disputes",
    type: "asset",
    dimension: "processor_account",
    desk: "*",
  },
  { code: "1050", name: "Cheques in collection", type: "asset", dimension: "bank_account", desk: "*" },
  { code: "1060", name: "Transfers in transit", type: "asset", dimension: "bank_account", desk: "*" },
  { code: "1140", name: "Recoverable costs", type: "asset", dimension: "account", desk: "C" },
  { code: "1220", name: "Commission receivable", type: "asset", dimension: "creditor", desk: "C" },
  { code: "1240", name: "Commission recoverable from staff", type: "asset", dimension: "staff", desk: "C" },
  {
    code: "1260",
    name: "Input tax and tax withheld from us",
    type: "asset",
    dimension: "tax_code",
    desk: "*",
  },
  { code: "1900", name: "Unidentified payments", type: "asset", dimension: "statement_line", desk: "*" },
  {
    code: "2100",
    name: "Collected for creditors",
    type: "liability",
    dimension: "account",
    protected: true,
    desk: "C",
  },
  {
    code: "2110",
    name: "Unapplied debtor money",
    type: "liability",
    dimension: "account",
    protected: true,
    desk: "C",
  },
  { code: "2120", name: "Remittance in transit", type: "liability", dimension: "creditor", desk: "C" },
  { code: "2300", name: "Unidentified receipts", type: "liability", dimension: "statement_line", desk: "*" },
  { code: "2310", name: "Refunds payable", type: "liability", dimension: "payment", desk: "*" },
  { code: "2320", name: "Payouts in transit", type: "liability", dimension: "payment", desk: "*" },
  {
    code: "2330",
    name: "Trust money due to the firm, awaiting sweep",
    type: "liability",
    dimension: "bank_account",
    desk: "C",
  },
  { code: "2500", name: "Output tax", type: "liability", dimension: "tax_code", desk: "*" },
  { code: "2510", name: "Tax withheld by us", type: "liability", dimension: "tax_code", desk: "*" },
  { code: "2600", name: "Commission payable", type: "liability", dimension: "staff", desk: "*" },
  { code: "2800", name: "Accrued expenses", type: "liability", dimension: null, desk: "*" },
  { code: "3010", name: "Share capital", type: "equity", dimension: null, desk: "*" },
  { code: "3020", name: "Reserves", type: "equity", dimension: null, desk: "*" },
  { code: "3030", name: "Retained earnings", type: "equity", dimension: null, desk: "*" },
  { code: "3090", name: "Opening balances", type: "equity", dimension: null, desk: "*" },
  { code: "4100", name: "Collection commission", type: "income", dimension: null, desk: "C" },
  { code: "4900", name: "Rounding gain", type: "income", dimension: null, desk: "*" },
  { code: "5010", name: "Processor fees", type: "expense", dimension: null, desk: "*" },
  { code: "5020", name: "Bank charges", type: "expense", dimension: null, desk: "*" },
  { code: "5030", name: "Dispute fees and losses", type: "expense", dimension: null, desk: "*" },
  { code: "5040", name: "Cover of client shortfalls", type: "expense", dimension: null, desk: "*" },
  { code: "5300", name: "Commission expense", type: "expense", dimension: null, desk: "*" },
  { code: "5400", name: "Office", type: "expense", dimension: null, desk: "*" },
  { code: "5410", name: "Salaries", type: "expense", dimension: null, desk: "*" },
  { code: "5420", name: "Rent", type: "expense", dimension: null, desk: "*" },
  { code: "5430", name: "Utilities", type: "expense", dimension: null, desk: "*" },
  { code: "5900", name: "Rounding loss", type: "expense", dimension: null, desk: "*" },
];

/** Assets and expenses grow on the debit side. */
export function normalSideOf(type: ChartRow["type"]): "debit" | "credit" {
  return type === "asset" || type === "expense" || type === "memo" ? "debit" : "credit";
}
