// Source: spec 05 §11: A is what the bank says, wherever it says so; lines only carry it on from there.
import type { CivilDate } from "~/office/domain/calendar-date";

/** A committed statement file; amounts signed. `lines` is the sum of its lines up to the day asked for. */
export interface StatementOfAccount {
  fileId: string;
  file: string;
  startsOn: CivilDate | null;
  endsOn: CivilDate | null;
  opening: bigint | null;
  closing: bigint | null;
  lines: bigint;
}

export interface StatementBalance {
  /** null while no statement reaches the day */
  a: bigint | null;
  opening: bigint;
  gaps: { fileId: string; file: string; amount: bigint }[];
  /** the file whose closing balance A rests on; null when it rests on lines alone */
  anchorId: string | null;
}

/**
 * A of a day from files in the order of their days. The last closing balance on or before the day is taken as the
 * bank gives it; `gaps` say where balances and lines part, so that a = opening + lines + gaps.
 */
export function statementBalance(
  day: CivilDate,
  files: readonly StatementOfAccount[],
  openingBalance: bigint | null,
): StatementBalance {
  const arrived = files.some(({ endsOn }) => endsOn !== null && endsOn >= day);
  const last = files.findLastIndex(
    ({ closing, endsOn }) => closing !== null && endsOn !== null && endsOn <= day,
  );
  const opening = openingBalance ?? openingOf(files);
  const gaps: StatementBalance["gaps"] = [];
  let running = opening;
  for (const [index, one] of files.entries()) {
    const { fileId, file } = one;
    const from = index <= last ? (one.opening ?? running) : running;
    if (from !== running) gaps.push({ fileId, file, amount: from - running });
    running = from + one.lines;
    const to = index <= last ? (one.closing ?? running) : running;
    if (to !== running) gaps.push({ fileId, file, amount: to - running });
    running = to;
  }
  return { a: arrived ? running : null, opening, gaps, anchorId: files[last]?.fileId ?? null };
}

/** Files before the first that states an opening balance bring it back to theirs. */
function openingOf(files: readonly StatementOfAccount[]): bigint {
  const first = files.findIndex(({ opening }) => opening !== null);
  const stated = files[first]?.opening ?? 0n;
  return files.slice(0, Math.max(first, 0)).reduce((opening, { lines }) => opening - lines, stated);
}
