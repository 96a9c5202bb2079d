import { toPlainAmount } from "~/money/domain/amount/money";
import { csvLine } from "~/office/domain/csv-cell";

/** What a line of the accounts' export is made of; amounts in minor units. */
interface ExportedAccount {
  externalRef: string;
  debtorName: string;
  creditorName: string;
  status: string;
  priority: number;
  balance: bigint;
  originalAmount: bigint;
  currency: string;
  collectorName: string | null;
  dueDate: string | null;
  lastContactAt: Date | null;
  nextActionAt: Date | null;
  createdAt: Date;
}

/** Names of columns are for machines and never translated. */
export const accountExportHead = csvLine([
  "external_ref", "debtor_name", "creditor_name", "status", "priority", "balance", "original_amount", "currency",
  "collector", "due_date", "last_contact_at", "next_action_at", "created_at",
]); // prettier-ignore

/** Amounts as plain decimals, instants in UTC (ISO 8601). */
export function accountExportLine(account: ExportedAccount): string {
  const { currency } = account;
  const instant = (value: Date | null) => (value ? { plain: value.toISOString() } : null);
  return csvLine([
    account.externalRef,
    account.debtorName,
    account.creditorName,
    account.status,
    { plain: String(account.priority) },
    { plain: toPlainAmount({ minor: account.balance, currency }) },
    { plain: toPlainAmount({ minor: account.originalAmount, currency }) },
    currency,
    account.collectorName,
    account.dueDate && { plain: account.dueDate },
    instant(account.lastContactAt),
    instant(account.nextActionAt),
    instant(account.createdAt),
  ]);
}
