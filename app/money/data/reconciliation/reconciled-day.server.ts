import type { TenantDb } from "~/platform/db/tenant-db.server";
import type { CivilDate } from "~/office/domain/calendar-date";
import { findBooked, listStatements, type SealedAccount } from "./bank-side.server";
import type { Known } from "./known.server";
import { findTrustDue, listTrustPositions } from "./trust-side.server";
import { reconcile, type Reconciliation } from "~/money/domain/reconciliation/reconcile";
import { proofTree, type SealFigures, sealFigures } from "~/money/domain/reconciliation/seal-figures.server";
import { statementBalance } from "~/money/domain/reconciliation/statement-balance";
import { trustParts } from "~/money/domain/reconciliation/trust-parts";

export interface ReconciledDay {
  result: Reconciliation;
  figures: SealFigures;
}

/** One bank account on one day as it was known: the same knowledge gives the same figures for ever (spec 05 §14.c). */
export async function reconciledDay(
  db: TenantDb,
  account: SealedAccount,
  day: CivilDate,
  known: Known,
  nonceKey: Uint8Array,
): Promise<ReconciledDay> {
  const statement = statementBalance(
    day,
    await listStatements(db, account.id, day, known),
    account.openingBalance,
  );
  const booked = await findBooked(db, account, day, known);
  const holdsClients = account.kind === "trust";
  const positions = holdsClients ? await listTrustPositions(db, account.currency, day, known) : [];
  const trust = holdsClients
    ? trustParts(positions, await findTrustDue(db, account.currency, day, known))
    : null;
  const result = reconcile({
    day,
    a: statement.a,
    b: booked.b,
    gaps: statement.gaps,
    opening: statement.opening - booked.opened,
    lines: booked.lines,
    entries: booked.entries,
    trust,
  });
  const tree = proofTree(positions, account.currency, nonceKey);
  const { clearing = [], liabilities = [] } = trust ?? {};
  return { result, figures: sealFigures(result, statement, { positions, clearing, liabilities, tree }) };
}
