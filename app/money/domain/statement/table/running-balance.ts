// Source: spec 05 §9: running balances prove rows, tell the side where a sign is in doubt, and open and close
// the statement of a table that states neither.
import { type Side, signedMinor, type StatementBalance, type StatementLine } from "../statement";

type Balanced = Pick<StatementLine, "side" | "minor" | "balance">;

/** Whether the file goes from old to new: the direction in which more balances follow from each other. */
export function isOldestFirst(lines: Balanced[]): boolean {
  let forward = 0;
  let backward = 0;
  for (let at = 1; at < lines.length; at += 1) {
    const [before, line] = [lines[at - 1]!, lines[at]!];
    if (before.balance === null || line.balance === null) continue;
    if (before.balance + signedMinor(line) === line.balance) forward += 1;
    if (line.balance + signedMinor(before) === before.balance) backward += 1;
  }
  return forward >= backward;
}

/** Position of the first line whose balance does not follow from the line before it; -1 when all do. */
export function firstBrokenBalance(lines: Balanced[]): number {
  const oldestFirst = isOldestFirst(lines);
  for (let at = 1; at < lines.length; at += 1) {
    const [older, newer] = oldestFirst ? [lines[at - 1]!, lines[at]!] : [lines[at]!, lines[at - 1]!];
    if (older.balance === null || newer.balance === null) continue;
    if (older.balance + signedMinor(newer) !== newer.balance) return at;
  }
  return -1;
}

/** Side that the neighbours' balances confirm; null when they confirm none or both. */
export function sideByBalance(lines: Balanced[], at: number): Side | null {
  const line = lines[at];
  if (!line || line.balance === null) return null;
  for (const neighbour of [lines[at - 1], lines[at + 1]]) {
    const before = neighbour?.balance ?? null;
    if (before === null) continue;
    if (before + line.minor === line.balance) return line.minor === 0n ? null : "C";
    if (before - line.minor === line.balance) return "D";
  }
  return null;
}

/** Opening and closing that the first and last running balance mean. */
export function edgesByBalance(
  lines: StatementLine[],
): { opening: StatementBalance; closing: StatementBalance } | null {
  const oldestFirst = isOldestFirst(lines);
  const first = oldestFirst ? lines[0] : lines.at(-1);
  const last = oldestFirst ? lines.at(-1) : lines[0];
  if (!first || !last || first.balance === null || last.balance === null) return null;
  return {
    opening: { minor: first.balance - signedMinor(first), date: null },
    closing: { minor: last.balance, date: last.bookingDate },
  };
}
