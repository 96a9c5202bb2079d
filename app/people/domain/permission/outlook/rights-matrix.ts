import type { Grant } from "~/office/domain/permission/grant";

/** What a permission's action is about: the columns in which a role is read. */
export const ACTION_KINDS = ["read", "write", "decide", "other"] as const;
export type ActionKind = (typeof ACTION_KINDS)[number];

const WRITES =
  /^(create|update|assign|record|prepare|import|match|draw|dispute|confirm|unmatch|manage|invite)$/;
const DECIDES = /^(approve|release|reverse|refund|close|reopen|lift|adjust|decide|transition.*|pin)$/;

export function actionKind(action: string): ActionKind {
  if (action === "read" || action === "search") return "read";
  if (WRITES.test(action)) return "write";
  return DECIDES.test(action) ? "decide" : "other";
}

/** "customer.tax_id:reveal" → resource "customer.tax_id", action "reveal". */
export function splitPermission(permission: string): { resource: string; action: string } {
  const [resource = "", action = ""] = permission.split(":");
  return { resource, action };
}

export interface MatrixRow {
  resource: string;
  cells: Record<ActionKind, Grant[]>;
}

/** A role's lines, one row a resource. */
export function rightsMatrix(grants: readonly Grant[]): MatrixRow[] {
  const rows = new Map<string, MatrixRow>();
  for (const grant of [...grants].sort((a, b) => (a.permission < b.permission ? -1 : 1))) {
    const { resource, action } = splitPermission(grant.permission);
    const row = rows.get(resource) ?? { resource, cells: { read: [], write: [], decide: [], other: [] } };
    row.cells[actionKind(action)].push(grant);
    rows.set(resource, row);
  }
  return [...rows.values()];
}
