// Source: spec 07 §1.2 step 5: a deterministic set of 60 accounts and 4 collectors; docs/decisions/0019.
import { exponentOf } from "~/money/domain/amount/money";
import { addDays, type CivilDate } from "~/office/domain/calendar-date";
import type { AccountStatus, CloseReason } from "~/collections/domain/account/account-status";
import type { Buckets } from "~/collections/domain/account/buckets";

import { SAMPLE_CLIENTS, SAMPLE_COLLECTORS, SAMPLE_DEBTORS } from "./sample-people.table";

export interface SampleAccount extends Buckets {
  /** "SAMPLE-0001" */
  externalRef: string;
  /** positions in the set's lists; null where nobody works on it */
  debtor: number;
  client: number;
  collector: number | null;
  accountType: "credit_card" | "personal_loan" | "medical" | "retail";
  status: AccountStatus;
  closeReason: CloseReason | null;
  priority: number;
  score: number;
  openDate: CivilDate;
  dueDate: CivilDate;
  /** days before today of the last try and of the last talk, and days until the next step; null for none */
  triedAgo: number | null;
  spokeAgo: number | null;
  nextIn: number | null;
}

export interface SampleSet {
  clients: { name: string; placedOn: CivilDate }[];
  collectors: readonly string[];
  debtors: { fullName: string; email: string; phone: string | null }[];
  accounts: SampleAccount[];
}

/** How many accounts stand in each status, in the order of the set; they sum to 60. */
const STATUSES: [AccountStatus, number][] = [
  ["NEW", 12],
  ["ASSIGNED", 16],
  ["IN_CONTACT", 16],
  ["NEGOTIATING", 10],
  ["DISPUTED", 4],
  ["CLOSED", 2],
];

/** What one unit of account is in amounts people know, where a hundred of it is a small sum. */
const SCALE: Record<string, bigint> = {
  INR: 80n,
  JPY: 150n,
  KRW: 1300n,
  VND: 25_000n,
  IDR: 16_000n,
  NGN: 1500n,
};

/** The same set on every load; only its days count back from `today`, and its sums are in `currency`. */
export function sampleSet(today: CivilDate, currency: string): SampleSet {
  return {
    clients: SAMPLE_CLIENTS.map((name, index) => ({ name, placedOn: addDays(today, -60 + index * 30) })),
    collectors: SAMPLE_COLLECTORS,
    debtors: SAMPLE_DEBTORS.map((fullName, index) => ({
      fullName,
      // RFC 2606: nobody gets what is sent there
      email: `debtor.${String(index + 1)}@example.com`,
      // the numbers that North America keeps for fiction
      phone: currency === "USD" ? `+1202555${String(100 + index).padStart(4, "0")}` : null,
    })),
    accounts: STATUSES.flatMap(([status, count]) => Array<AccountStatus>(count).fill(status)).map(
      (status, index) => accountAt(index, status, today, currency),
    ),
  };
}

function accountAt(index: number, status: AccountStatus, today: CivilDate, currency: string): SampleAccount {
  const worked = status !== "NEW" && status !== "CLOSED";
  const spoke = status === "IN_CONTACT" || status === "NEGOTIATING" || status === "DISPUTED";
  // steps prime to the lists' lengths: every mix occurs, none in a row
  const client = index % 3 === 2 ? 1 : 0;
  const dueDate = addDays(today, -(12 + ((index * 17) % 160)));
  return {
    externalRef: `SAMPLE-${String(index + 1).padStart(4, "0")}`,
    debtor: (index * 11) % SAMPLE_DEBTORS.length,
    client,
    collector: worked ? index % SAMPLE_COLLECTORS.length : null,
    accountType: client === 1 ? "medical" : (["credit_card", "personal_loan", "retail"] as const)[index % 3]!,
    status,
    closeReason: status === "CLOSED" ? "creditor_cancelled" : null,
    priority: index % 9 === 4 ? 2 : index % 7 === 3 ? 1 : 0,
    score: 20 + ((index * 13) % 70),
    openDate: addDays(dueDate, -400 - ((index * 23) % 300)),
    dueDate,
    triedAgo: spoke || (status === "ASSIGNED" && index % 3 === 0) ? 1 + ((index * 5) % 14) : null,
    spokeAgo: spoke ? 1 + ((index * 5) % 14) : null,
    nextIn: worked && index % 2 === 0 ? ((index * 3) % 12) - 3 : null,
    ...bucketsAt(index, currency),
  };
}

/** Principal from 180 to some 9,000, interest and fees on it. */
function bucketsAt(index: number, currency: string): Buckets {
  const unit = 10n ** BigInt(exponentOf(currency)) * (SCALE[currency] ?? 1n);
  const principal = (180n + BigInt((index * 1733) % 8800)) * unit;
  return {
    principal,
    interest: index % 2 === 0 ? (principal * 7n) / 100n : 0n,
    fees: index % 4 === 1 ? 35n * unit : 0n,
    costs: 0n,
    other: 0n,
  };
}
