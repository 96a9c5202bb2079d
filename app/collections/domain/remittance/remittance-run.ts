// Source: spec 02 §10.3 (below the minimum is carried), §10.4 (the three types).
import type { RemittanceType } from "./remittance-terms";

/** What of a payment is new since the last run; minor units, all below zero when it went back after it was remitted. */
export interface RunLine {
  paymentId: string;
  accountId: string;
  /** false: the debtor paid the client */
  held: boolean;
  amount: bigint;
  /** with its tax */
  keptFee: bigint;
  invoicedFee: bigint;
}

export interface Run {
  gross: bigint;
  fees: bigint;
  /** what goes to the client */
  net: bigint;
  /** what the client is asked for; below zero it has it to its credit */
  invoice: bigint;
  /** of the money held: what the firm keeps beyond its fees, because the client owes it */
  recovered: bigint;
  /** nothing moves: the lines are the next run's */
  carried: boolean;
  /** by account, what leaves it for the client and what the firm keeps */
  parts: { accountId: string; net: bigint; recovered: bigint }[];
}

/** What a line moves out of the money held. */
export function netOf({ held, amount, keptFee }: RunLine): bigint {
  return held ? amount - keptFee : -keptFee;
}

export function composeRun(type: RemittanceType, minimum: bigint, lines: RunLine[]): Run {
  const gross = total(lines, (line) => line.amount);
  const invoiced = total(lines, (line) => line.invoicedFee);
  const fees = invoiced + total(lines, (line) => line.keptFee);
  const sum = total(lines, netOf);
  const offset = type === "combined" ? least(sum, invoiced) : 0n;
  const net = sum - offset;
  const invoice = invoiced - offset;
  const carried = sum < 0n || (net < minimum && (net > 0n || (sum === 0n && invoice === 0n && minimum > 0n)));
  if (carried) return { gross, fees, net: sum, invoice: 0n, recovered: 0n, carried, parts: [] };
  const parts = partsOf(lines, net);
  return { gross, fees, net, invoice, recovered: total(parts, (part) => part.recovered), carried, parts };
}

/** Money stands on the accounts that brought it; the client's part is taken first, account by account. */
function partsOf(lines: RunLine[], net: bigint): Run["parts"] {
  const byAccount = new Map<string, bigint>();
  for (const line of lines) {
    const brought = netOf(line);
    if (brought > 0n) byAccount.set(line.accountId, (byAccount.get(line.accountId) ?? 0n) + brought);
  }
  let left = net;
  return [...byAccount.entries()]
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .map(([accountId, brought]) => {
      const sent = least(brought, left);
      left -= sent;
      return { accountId, net: sent, recovered: brought - sent };
    });
}

function total<T>(list: T[], of: (one: T) => bigint): bigint {
  return list.reduce((sum, one) => sum + of(one), 0n);
}

/** Never below zero. */
function least(a: bigint, b: bigint): bigint {
  const smaller = a < b ? a : b;
  return smaller > 0n ? smaller : 0n;
}
