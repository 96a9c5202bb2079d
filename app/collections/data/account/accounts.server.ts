import type { CivilDate } from "~/office/domain/calendar-date";
import type { Actor } from "~/office/domain/event/actor";
import type { Scope } from "~/office/domain/permission/grant";
import type { AccountStatus } from "~/collections/domain/account/account-status";
import type { Buckets } from "~/collections/domain/account/buckets";
import type { QueueLevel } from "~/collections/domain/account/queue-level";
import {
  emptySql,
  execute,
  joinSql,
  rows,
  type Sql,
  sql,
  type TenantDb,
  tenantIdOf,
} from "~/platform/db/tenant-db.server";

/** An account as commands judge it; buckets in minor units. */
export interface StoredAccount extends Buckets {
  id: string;
  externalRef: string;
  creditorId: string;
  customerId: string;
  debtorName: string;
  currency: string;
  status: AccountStatus;
  moneyState: string;
  assignedTo: string | null;
  queueLevel: number;
  balance: bigint;
  collected: bigint;
  originalAmount: bigint;
  lastContactAt: Date | null;
  lastAttemptAt: Date | null;
  nextActionAt: Date | null;
  placedOn: CivilDate;
  /** made up: it takes no money and no message leaves for it */
  isSample: boolean;
  version: number;
}

const columns = sql`a.id, a.external_ref AS "externalRef", a.creditor_id AS "creditorId", a.customer_id AS "customerId",
  a.debtor_name AS "debtorName", a.currency, a.status, a.money_state AS "moneyState", a.assigned_to AS "assignedTo",
  a.queue_level AS "queueLevel", a.principal, a.interest, a.fees, a.costs, a.other, a.balance, a.collected,
  a.original_amount AS "originalAmount", a.last_contact_at AS "lastContactAt", a.last_attempt_at AS "lastAttemptAt",
  a.next_action_at AS "nextActionAt", a.is_sample AS "isSample", a.version,
  (SELECT p.placed_on FROM placement p WHERE p.tenant_id = a.tenant_id AND p.id = a.placement_id) AS "placedOn"`;

/** Rows a staff member may see and work with: those within reach, of people who are not kept apart. */
export function accountScope(actor: Actor, scope: Scope, permission = "account:read"): Sql {
  return sql`${reachScope(actor, scope, permission)} ${keptApart(actor)}`;
}

/** Whose erasure the law puts off is out of everybody's work (spec 07 §16); compliance still finds them. */
function keptApart(actor: Actor): Sql {
  if (actor.permissions.has("privacy:read")) return emptySql;
  // read once for the statement, by an index of those few; row-level security names the firm
  return sql`AND a.customer_id <> ALL (ARRAY(SELECT k.id FROM customer k WHERE k.status IN ('restricted', 'erased')))`;
}

/** Rows within reach, whoever they are of, for figures: "assigned" means assigned to them. */
export function reachScope(actor: Actor, scope: Scope, permission = "account:read"): Sql {
  if (scope === "all") return emptySql;
  if (scope === "team") return sql`AND a.assigned_to IN (${teamOf(actor, permission)})`;
  return sql`AND a.assigned_to = ANY(${standingFor(actor, permission)}::uuid[])`;
}

/** The actor, and whoever lent them the permission: what was theirs is within reach too. */
function standingFor(actor: Actor, permission: string): (string | null)[] {
  return [actor.id, ...(actor.lent?.[permission]?.givers.map(({ id }) => id) ?? [])];
}

/**
 * Ids of those, of everybody who reports to them, and of everybody in the departments they head, however deep. A deputy
 * heads while the head is away.
 */
export function teamOf(actor: Actor, permission: string): Sql {
  const heads = standingFor(actor, permission);
  const isAway = sql`EXISTS (SELECT 1 FROM absence b JOIN tenant t ON t.id = b.tenant_id WHERE b.tenant_id = d.tenant_id
    AND b.staff_id = d.head_id AND b.state = 'planned' AND t.business_date BETWEEN b.from_on AND b.to_on)`;
  return sql`WITH RECURSIVE unit AS (
      SELECT d.tenant_id, d.id FROM department d WHERE d.state = 'active'
        AND (d.head_id = ANY(${heads}::uuid[]) OR (d.deputy_id = ANY(${heads}::uuid[]) AND ${isAway}))
      UNION SELECT below.tenant_id, below.id FROM department below JOIN unit ON below.tenant_id = unit.tenant_id
        AND below.parent_id = unit.id AND below.state = 'active'),
    team AS (
      SELECT s.tenant_id, s.id FROM staff s
        WHERE s.id = ANY(${heads}::uuid[]) OR s.department_id IN (SELECT unit.id FROM unit)
      UNION SELECT below.tenant_id, below.id FROM staff below JOIN team ON below.tenant_id = team.tenant_id AND below.reports_to_id = team.id)
    SELECT id FROM team`;
}

/** Accounts `a` that may be read by whoever asks: a staff member's scope, or a debtor's own. */
export function readableBy(actor: Actor): Sql {
  if (actor.kind !== "customer")
    return accountScope(actor, actor.permissions.scopeOf("account:read") ?? "own");
  return sql`AND EXISTS (SELECT 1 FROM account_party y WHERE y.tenant_id = a.tenant_id AND y.account_id = a.id
    AND y.customer_id = ${actor.id}::uuid AND y.kind <> 'none' AND y.valid_to IS NULL)`;
}

/** The account, locked until the command ends, if it lies inside the actor's scope; null is a 404. */
export async function findAccountForChange(
  db: TenantDb,
  id: string,
  actor: Actor,
  permission: string,
): Promise<StoredAccount | null> {
  const within =
    actor.kind === "staff"
      ? accountScope(actor, actor.permissions.scopeOf(permission) ?? "own", permission)
      : emptySql;
  const [row] = await rows<StoredAccount>(
    db,
    sql`SELECT ${columns} FROM account a
      WHERE a.tenant_id = ${tenantIdOf(db)}::uuid AND a.id = ${id}::uuid AND a.published_at IS NOT NULL ${within} FOR UPDATE OF a`,
  );
  return row ?? null;
}

/** The account if it is the debtor's own, locked; null is a 404. */
export async function findOwnAccountForChange(
  db: TenantDb,
  id: string,
  customerId: string,
): Promise<StoredAccount | null> {
  const [row] = await rows<StoredAccount>(
    db,
    sql`SELECT ${columns} FROM account a JOIN account_party y ON y.tenant_id = a.tenant_id AND y.account_id = a.id
        AND y.customer_id = ${customerId}::uuid AND y.kind <> 'none' AND y.valid_to IS NULL
      WHERE a.tenant_id = ${tenantIdOf(db)}::uuid AND a.id = ${id}::uuid AND a.published_at IS NOT NULL FOR UPDATE OF a`,
  );
  return row ?? null;
}

export interface Movement {
  accountId: string;
  kind: string;
  deltas: Buckets;
  effectiveDate: CivilDate;
  causeEventId: string;
  causeKey: string;
  entryId: string | null;
  reason?: string;
  actor: Actor;
  /** what the move does to the total collected, minor units */
  collected: bigint;
}

/** One movement and the kept bucket balances, in one statement; answers the balance after it. */
export async function saveMovement(db: TenantDb, id: string, movement: Movement): Promise<bigint> {
  const { deltas: d } = movement;
  const tenantId = tenantIdOf(db);
  const [row] = await rows<{ balance: bigint }>(
    db,
    sql`WITH moved AS (
        INSERT INTO account_movement (tenant_id, id, account_id, kind, principal, interest, fees, costs, other, effective_date,
          cause_event_id, cause_key, entry_id, reason, made_by_kind, made_by_id)
        VALUES (${tenantId}::uuid, ${id}::uuid, ${movement.accountId}::uuid, ${movement.kind}, ${d.principal}::bigint, ${d.interest}::bigint,
          ${d.fees}::bigint, ${d.costs}::bigint, ${d.other}::bigint, ${movement.effectiveDate}::date, ${movement.causeEventId}::uuid,
          ${movement.causeKey}, ${movement.entryId}::uuid, ${movement.reason ?? null}, ${movement.actor.kind}, ${movement.actor.id}::uuid)
        RETURNING account_id)
      UPDATE account a SET principal = a.principal + ${d.principal}::bigint, interest = a.interest + ${d.interest}::bigint,
        fees = a.fees + ${d.fees}::bigint, costs = a.costs + ${d.costs}::bigint, other = a.other + ${d.other}::bigint,
        balance = a.balance + ${d.principal}::bigint + ${d.interest}::bigint + ${d.fees}::bigint + ${d.costs}::bigint + ${d.other}::bigint,
        collected = a.collected + ${movement.collected}::bigint, version = a.version + 1, updated_at = now()
      FROM moved WHERE a.tenant_id = ${tenantId}::uuid AND a.id = moved.account_id RETURNING a.balance`,
  );
  if (!row) throw new Error("the movement met no account");
  return row.balance;
}

export interface AccountChange {
  status?: AccountStatus;
  statusBeforeClose?: AccountStatus | null;
  closeReason?: string | null;
  moneyState?: string;
  queueLevel?: QueueLevel;
  assignedTo?: string | null;
  priority?: number;
  lastContactAt?: Date;
  lastAttemptAt?: Date;
  nextActionAt?: Date | null;
  lastPaymentDate?: CivilDate | null;
  resolvedAt?: Date | null;
}

const COLUMN: Record<keyof AccountChange, (value: never) => Sql> = {
  status: (v) => sql`status = ${v}`,
  statusBeforeClose: (v) => sql`status_before_close = ${v}`,
  closeReason: (v) => sql`close_reason = ${v}`,
  moneyState: (v) => sql`money_state = ${v}`,
  queueLevel: (v) => sql`queue_level = ${v}::smallint`,
  assignedTo: (v) => sql`assigned_to = ${v}::uuid`,
  priority: (v) => sql`priority = ${v}::smallint`,
  lastContactAt: (v) => sql`last_contact_at = ${v}::timestamptz`,
  lastAttemptAt: (v) => sql`last_attempt_at = ${v}::timestamptz`,
  nextActionAt: (v) => sql`next_action_at = ${v}::timestamptz`,
  lastPaymentDate: (v) => sql`last_payment_date = ${v}::date`,
  resolvedAt: (v) => sql`resolved_at = ${v}::timestamptz`,
};

/** Writes only what is given; false when `version` is stale. */
export async function saveAccount(
  db: TenantDb,
  id: string,
  change: AccountChange,
  version?: number,
): Promise<boolean> {
  const sets = (Object.keys(change) as (keyof AccountChange)[])
    .filter((key) => change[key] !== undefined)
    .map((key) => COLUMN[key](change[key] as never));
  if (sets.length === 0) return true;
  const fresh = version === undefined ? emptySql : sql`AND version = ${version}::int`;
  const touched = await execute(
    db,
    sql`UPDATE account SET ${joinSql(sets, ", ")}, version = version + 1, updated_at = now()
      WHERE tenant_id = ${tenantIdOf(db)}::uuid AND id = ${id}::uuid ${fresh}`,
  );
  return touched > 0;
}
