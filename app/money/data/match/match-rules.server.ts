import { z } from "zod";

import type { CivilDate } from "~/office/domain/calendar-date";
import {
  type MatchRule,
  type ReadyRule,
  readyRule,
  type RuleState,
  type RuleTerms,
} from "~/money/domain/match/rule/match-rule";
import {
  DRIFT_KINDS,
  OPERATORS_OF,
  RULE_OPERATORS,
  type RuleField,
} from "~/money/domain/match/rule/rule-condition";
import { rows, sql, type TenantDb, tenantIdOf } from "~/platform/db/tenant-db.server";

const FIELDS = Object.keys(OPERATORS_OF) as [RuleField, ...RuleField[]];

/** What stands in the column `conditions`. */
const stored = z.object({
  bank_accounts: z.array(z.string()),
  direction: z.enum(["C", "D"]),
  all: z.array(
    z.object({
      field: z.enum(FIELDS),
      operator: z.enum(RULE_OPERATORS),
      value: z.string(),
      drift: z.object({ kind: z.enum(DRIFT_KINDS), by: z.number() }).nullable(),
    }),
  ),
});

export interface StoredRule extends MatchRule {
  name: string;
  ruleVersion: number;
  state: RuleState;
  validFrom: CivilDate;
  createdById: string | null;
}

type Row = Omit<StoredRule, "terms"> & { conditions: unknown };

export const ruleColumns = sql`r.id, r.name, r.rule_version AS "ruleVersion", r.priority, r.conditions, r.strategy, r.target_type AS "targetType",
  r.auto_confirm AS "autoConfirm", r.valid_from AS "validFrom", r.state, r.created_by_id AS "createdById"`;

export function readTerms(conditions: unknown): RuleTerms {
  const { bank_accounts: bankAccountIds, direction: side, all } = stored.parse(conditions);
  return { bankAccountIds, side, conditions: all };
}

function toRule({ conditions, ...row }: Row): StoredRule {
  return { ...row, terms: readTerms(conditions) };
}

/** Rules in force on a date, ready to be asked, in their order. */
export async function listRulesInForce(db: TenantDb, on: CivilDate): Promise<ReadyRule[]> {
  const found = await rows<Row>(
    db,
    sql`SELECT ${ruleColumns} FROM match_rule r WHERE r.tenant_id = ${tenantIdOf(db)}::uuid AND r.state = 'active' AND r.valid_from <= ${on}::date
      ORDER BY r.priority, r.id`,
  );
  return found.map((row) => {
    const ready = readyRule(toRule(row));
    // it was read when it was drafted; one that no longer reads must not be passed over in silence
    if (!ready.ok) throw new Error(`rule ${row.id} cannot be read`);
    return ready.value;
  });
}

/** A rule under a row lock, with every other version of its name. */
export async function findRuleForChange(db: TenantDb, id: string): Promise<StoredRule | null> {
  const found = await rows<Row>(
    db,
    sql`SELECT ${ruleColumns} FROM match_rule r WHERE r.tenant_id = ${tenantIdOf(db)}::uuid
        AND r.name = (SELECT name FROM match_rule WHERE tenant_id = ${tenantIdOf(db)}::uuid AND id = ${id}::uuid)
      ORDER BY r.id FOR UPDATE`,
  );
  const own = found.find((row) => row.id === id);
  return own ? toRule(own) : null;
}

/** Writes a draft as the next version of its name; answers the version. */
export async function saveNewRule(
  db: TenantDb,
  rule: MatchRule & { name: string; validFrom: CivilDate; createdBy: { kind: string; id: string | null } },
): Promise<number> {
  const { bankAccountIds, side, conditions } = rule.terms;
  const terms = JSON.stringify({ bank_accounts: bankAccountIds, direction: side, all: conditions });
  const tenantId = tenantIdOf(db);
  const [made] = await rows<{ ruleVersion: number }>(
    db,
    sql`INSERT INTO match_rule (tenant_id, id, name, rule_version, priority, conditions, strategy, target_type, auto_confirm, valid_from,
        created_by_kind, created_by_id)
      SELECT ${tenantId}::uuid, ${rule.id}::uuid, ${rule.name}, coalesce(max(rule_version), 0) + 1, ${rule.priority}::int, ${terms}::jsonb,
        ${rule.strategy}, ${rule.targetType}, ${rule.autoConfirm}::boolean, ${rule.validFrom}::date, ${rule.createdBy.kind},
        ${rule.createdBy.id}::uuid FROM match_rule WHERE tenant_id = ${tenantId}::uuid AND name = ${rule.name}
      RETURNING rule_version AS "ruleVersion"`,
  );
  return made?.ruleVersion ?? 1;
}

export async function saveRuleState(db: TenantDb, id: string, state: RuleState): Promise<void> {
  await rows(
    db,
    sql`UPDATE match_rule SET state = ${state}, version = version + 1, updated_at = now()
      WHERE tenant_id = ${tenantIdOf(db)}::uuid AND id = ${id}::uuid`,
  );
}

/** The version in force gives way to the next of its name; answers its id. */
export async function saveRuleSuperseded(db: TenantDb, name: string): Promise<string | null> {
  const [gone] = await rows<{ id: string }>(
    db,
    sql`UPDATE match_rule SET state = 'retired', version = version + 1, updated_at = now()
      WHERE tenant_id = ${tenantIdOf(db)}::uuid AND name = ${name} AND state = 'active' RETURNING id`,
  );
  return gone?.id ?? null;
}
