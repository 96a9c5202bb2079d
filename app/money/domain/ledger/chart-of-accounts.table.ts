/** Chart of accounts of every desk, spec 05 §2. A tenant has the rows of its desks and those of all (*). */
export interface ChartRow {
  code: string;
  name: string;
  type: "asset" | "liability" | "equity" | "income" | "expense" | "memo";
  /** mandatory dimension; its control account is the sum of its dimension accounts */
  dimension: string | null;
  /** letters of the desks that bring it: R relief, C collections, L lending, W wealth, * all */
  desks: string;
  /** never below zero on its normal side */
  protected?: boolean;
  /** grows on the other side than its type does */
  contra?: boolean;
  /** a further party that every posting names */
  also?: string;
}

export const CHART_OF_ACCOUNTS: ChartRow[] = [
  { code: "1000", name: "Cash in hand", type: "asset", dimension: "branch", desks: "*" },
  { code: "1010", name: "Bank, operating", type: "asset", dimension: "bank_account", desks: "*" },
  { code: "1020", name: "Bank, client trust", type: "asset", dimension: "bank_account", desks: "RC" },
  {
    code: "1030",
    name: "Dedicated accounts at an administrator",
    type: "asset",
    dimension: "bank_account",
    desks: "RC",
  },
  { code: "1040", name: "Processor clearing", type: "asset", dimension: "processor_account", desks: "*" },
  {
    code: "1045",
    name: "Processor reserve and disputes",
    type: "asset",
    dimension: "processor_account",
    desks: "*",
  },
  { code: "1050", name: "Cheques in collection", type: "asset", dimension: "bank_account", desks: "*" },
  { code: "1060", name: "Transfers in transit", type: "asset", dimension: "bank_account", desks: "*" },
  { code: "1100", name: "Loan principal", type: "asset", dimension: "loan", desks: "L" },
  { code: "1110", name: "Loan interest receivable", type: "asset", dimension: "loan", desks: "L" },
  { code: "1120", name: "Loan charges receivable", type: "asset", dimension: "loan", desks: "L" },
  { code: "1140", name: "Recoverable costs", type: "asset", dimension: "account", desks: "LC" },
  {
    code: "1190",
    name: "Allowance for loan losses",
    type: "asset",
    dimension: "loan",
    desks: "L",
    contra: true,
  },
  { code: "1200", name: "Advances to customers", type: "asset", dimension: "program", desks: "R" },
  {
    code: "1210",
    name: "Settlement fees earned, uncollected",
    type: "asset",
    dimension: "settlement",
    desks: "R",
  },
  { code: "1220", name: "Commission receivable", type: "asset", dimension: "creditor", desks: "C" },
  { code: "1230", name: "Returned-payment receivable", type: "asset", dimension: "customer", desks: "R" },
  { code: "1240", name: "Commission recoverable from staff", type: "asset", dimension: "staff", desks: "C" },
  {
    code: "1250",
    name: "Advisory and distribution fees receivable",
    type: "asset",
    dimension: "customer",
    desks: "W",
  },
  {
    code: "1260",
    name: "Input tax and tax withheld from us",
    type: "asset",
    dimension: "tax_code",
    desks: "*",
  },
  { code: "1900", name: "Unidentified payments", type: "asset", dimension: "statement_line", desks: "*" },
  {
    code: "2010",
    name: "Client funds",
    type: "liability",
    dimension: "program",
    desks: "R",
    protected: true,
  },
  {
    code: "2020",
    name: "Settlement payments in transit",
    type: "liability",
    dimension: "settlement",
    desks: "R",
  },
  {
    code: "2030",
    name: "Client money passing through",
    type: "liability",
    dimension: "customer",
    desks: "W",
    protected: true,
  },
  {
    code: "2100",
    name: "Collected for creditors",
    type: "liability",
    dimension: "account",
    desks: "C",
    protected: true,
    also: "creditor",
  },
  {
    code: "2110",
    name: "Unapplied debtor money",
    type: "liability",
    dimension: "account",
    desks: "C",
    protected: true,
    also: "creditor",
  },
  { code: "2120", name: "Remittance in transit", type: "liability", dimension: "creditor", desks: "C" },
  {
    code: "2200",
    name: "Savings",
    type: "liability",
    dimension: "savings_account",
    desks: "L",
    protected: true,
  },
  {
    code: "2210",
    name: "Recurring deposits",
    type: "liability",
    dimension: "savings_account",
    desks: "L",
    protected: true,
  },
  {
    code: "2220",
    name: "Fixed deposits",
    type: "liability",
    dimension: "savings_account",
    desks: "L",
    protected: true,
  },
  {
    code: "2230",
    name: "Savings interest accrued",
    type: "liability",
    dimension: "savings_account",
    desks: "L",
  },
  { code: "2240", name: "Dividend payable", type: "liability", dimension: "member", desks: "L" },
  {
    code: "2250",
    name: "Loan advances and excess",
    type: "liability",
    dimension: "loan",
    desks: "L",
    protected: true,
  },
  { code: "2260", name: "Disbursement payable", type: "liability", dimension: "loan", desks: "L" },
  { code: "2300", name: "Unidentified receipts", type: "liability", dimension: "statement_line", desks: "*" },
  { code: "2310", name: "Refunds payable", type: "liability", dimension: "payment", desks: "*" },
  { code: "2320", name: "Payouts in transit", type: "liability", dimension: "payment", desks: "*" },
  {
    code: "2330",
    name: "Trust money due to the firm, awaiting sweep",
    type: "liability",
    dimension: "bank_account",
    desks: "RC",
  },
  { code: "2400", name: "Interest in suspense", type: "liability", dimension: "loan", desks: "L" },
  { code: "2410", name: "Charges in suspense", type: "liability", dimension: "loan", desks: "L" },
  { code: "2420", name: "Deferred fee income", type: "liability", dimension: "loan", desks: "L" },
  { code: "2500", name: "Output tax", type: "liability", dimension: "tax_code", desks: "*" },
  { code: "2510", name: "Tax withheld by us", type: "liability", dimension: "tax_code", desks: "*" },
  { code: "2600", name: "Commission payable", type: "liability", dimension: "staff", desks: "*" },
  {
    code: "2700",
    name: "Borrowings and non-member funds",
    type: "liability",
    dimension: "fund_provider",
    desks: "L",
  },
  { code: "2800", name: "Accrued expenses", type: "liability", dimension: null, desks: "*" },
  { code: "3010", name: "Share capital", type: "equity", dimension: "member", desks: "L" },
  { code: "3020", name: "Reserves", type: "equity", dimension: null, desks: "*" },
  { code: "3030", name: "Retained earnings", type: "equity", dimension: null, desks: "*" },
  { code: "3090", name: "Opening balances", type: "equity", dimension: null, desks: "*" },
  { code: "4010", name: "Settlement fees", type: "income", dimension: null, desks: "R" },
  { code: "4020", name: "Program service fees", type: "income", dimension: null, desks: "R" },
  { code: "4100", name: "Collection commission", type: "income", dimension: null, desks: "C" },
  { code: "4200", name: "Loan interest", type: "income", dimension: null, desks: "L" },
  { code: "4210", name: "Processing fees", type: "income", dimension: null, desks: "L" },
  { code: "4220", name: "Fines and penal charges", type: "income", dimension: null, desks: "L" },
  { code: "4230", name: "Bounce and other charges", type: "income", dimension: null, desks: "L" },
  { code: "4240", name: "Prepayment charges", type: "income", dimension: null, desks: "L" },
  { code: "4250", name: "Bad debts recovered", type: "income", dimension: null, desks: "L" },
  { code: "4300", name: "Membership fees", type: "income", dimension: null, desks: "L" },
  { code: "4400", name: "Advisory and distribution fees", type: "income", dimension: null, desks: "W" },
  { code: "4900", name: "Rounding gain", type: "income", dimension: null, desks: "*" },
  { code: "5010", name: "Processor fees", type: "expense", dimension: null, desks: "*" },
  { code: "5020", name: "Bank charges", type: "expense", dimension: null, desks: "*" },
  { code: "5030", name: "Dispute fees and losses", type: "expense", dimension: null, desks: "*" },
  { code: "5040", name: "Cover of client shortfalls", type: "expense", dimension: null, desks: "*" },
  { code: "5100", name: "Interest on savings", type: "expense", dimension: null, desks: "L" },
  { code: "5110", name: "Interest on borrowings", type: "expense", dimension: null, desks: "L" },
  { code: "5200", name: "Provision expense", type: "expense", dimension: null, desks: "L" },
  { code: "5210", name: "Bad debts", type: "expense", dimension: null, desks: "L" },
  { code: "5220", name: "Interest and charge waivers", type: "expense", dimension: null, desks: "L" },
  { code: "5230", name: "Principal waived by compromise", type: "expense", dimension: null, desks: "L" },
  { code: "5300", name: "Commission expense", type: "expense", dimension: null, desks: "*" },
  { code: "5400", name: "Office", type: "expense", dimension: null, desks: "*" },
  { code: "5410", name: "Salaries", type: "expense", dimension: null, desks: "*" },
  { code: "5420", name: "Rent", type: "expense", dimension: null, desks: "*" },
  { code: "5430", name: "Utilities", type: "expense", dimension: null, desks: "*" },
  { code: "5900", name: "Rounding loss", type: "expense", dimension: null, desks: "*" },
  { code: "9010", name: "Written-off loans", type: "memo", dimension: "loan", desks: "L" },
  {
    code: "9011",
    name: "Written-off loans, contra",
    type: "memo",
    dimension: "loan",
    desks: "L",
    contra: true,
  },
  { code: "9020", name: "Guarantees held", type: "memo", dimension: "loan", desks: "L" },
  {
    code: "9021",
    name: "Guarantees held, contra",
    type: "memo",
    dimension: "loan",
    desks: "L",
    contra: true,
  },
];

export type Desk = "R" | "C" | "L" | "W";

/** What a tenant with these desks has; switching a desk on again adds nothing new. */
export function chartOf(desks: Desk[]): ChartRow[] {
  return CHART_OF_ACCOUNTS.filter(
    (row) => row.desks === "*" || desks.some((desk) => row.desks.includes(desk)),
  );
}

/** Assets and expenses grow on the debit side, contra accounts on the other. */
export function normalSideOf(row: Pick<ChartRow, "type" | "contra">): "debit" | "credit" {
  const debit = row.type === "asset" || row.type === "expense" || row.type === "memo";
  return debit === (row.contra ?? false) ? "credit" : "debit";
}
