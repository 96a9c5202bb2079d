import { findLostAnchor, verifyChain } from "~/office/data/event/event-seals.server";
import type { Finding } from "~/money/domain/invariant/invariant";
import type { TenantDb } from "~/platform/db/tenant-db.server";

import { balanceChecks } from "./balance-checks.server";
import { entryChecks } from "./entry-checks.server";
import { feeChecks } from "./fee-checks.server";
import { paymentChecks } from "./payment-checks.server";
import { processorChecks } from "./processor-checks.server";
import { runChecks } from "./run-checks.server";
import { statementChecks } from "./statement-checks.server";
import { trustChecks } from "./trust-checks.server";
import { transferChecks } from "./transfer-checks.server";

const MONEY_CHECKS = [
  ...entryChecks,
  ...balanceChecks,
  ...paymentChecks,
  ...feeChecks,
  ...processorChecks,
  ...statementChecks,
  ...trustChecks,
  ...transferChecks,
];

/** Every standing invariant over money's own tables, or the named ones; and I29, the event chain recomputed. */
export async function moneyInvariants(
  { db, tenant }: { db: TenantDb; tenant: { id: string } },
  { codes }: { codes: readonly string[] | null },
): Promise<Finding[]> {
  const findings = await runChecks(db, MONEY_CHECKS, codes);
  if (codes !== null && !codes.includes("I29")) return findings;
  return [...findings, await chainFinding(db, tenant.id)];
}

/** Recomputing cannot see events cut off at the end; the kept heads of earlier days can. */
async function chainFinding(db: TenantDb, tenantId: string): Promise<Finding> {
  const { brokenAt } = await verifyChain(db);
  const seq = brokenAt ?? (await findLostAnchor(db));
  const scope = { type: "tenant" as const, id: tenantId };
  const offenders = seq === null ? [] : [{ scope, facts: { seq: seq.toString() } }];
  return { code: "I29", offenders, capped: false };
}
