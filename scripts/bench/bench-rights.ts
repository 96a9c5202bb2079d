import { decideAccess } from "~/office/domain/permission/decide-access";
import { type Grant, SCOPES } from "~/office/domain/permission/grant";
import { PermissionSet } from "~/office/domain/permission/permission-set";

import { interleave, line, summary } from "./ratio";

const PERMISSIONS = 200;
const ROUNDS = 9;
const CALLS = 200_000;
const TARGET_US = 50;

/** A decision at 200 permissions ÷ at one, and how often it fits into 50 µs (issue 4, measures). */
export async function benchRights(): Promise<string[]> {
  const many = Array.from({ length: PERMISSIONS }, (_, index) => grantOf(index));
  const perSecond = (grants: Grant[]) => () => Promise.resolve(decisionsPerSecond(grants));
  // compiled before it is measured
  decisionsPerSecond(many);
  const ratio = await interleave(ROUNDS, perSecond(many), perSecond(many.slice(0, 1)));
  const fits = Array.from({ length: ROUNDS }, () => (decisionsPerSecond(many) * TARGET_US) / 1e6);
  return [
    line("decisions a second at 200 permissions ÷ at 1", ratio, "≥ 0.2"),
    line("… and how often one fits into 50 µs", summary(fits), "≥ 1"),
  ];
}

function grantOf(index: number): Grant {
  const scope = SCOPES[index % SCOPES.length] ?? "own";
  return {
    permission: `resource_${index}:act`,
    scope,
    limits: { max_amount: { INR: "50000000" }, max_rows: 100 },
  };
}

function decisionsPerSecond(grants: Grant[]): number {
  const permissions = new PermissionSet(grants);
  let allowed = 0;
  const started = performance.now();
  for (let call = 0; call < CALLS; call += 1) {
    const { permission } = grants[call % grants.length] ?? { permission: "" };
    const decision = decideAccess({
      permission,
      caller: { tenantId: "t", permissions },
      record: { tenantId: "t", reach: "own", readable: true },
      amount: { minor: 50_000_000n, currency: "INR" },
      rows: 100,
    });
    if (decision.allowed) allowed += 1;
  }
  const seconds = (performance.now() - started) / 1000;
  if (allowed !== CALLS) throw new Error("a decision of the bench was refused");
  return CALLS / seconds;
}
