import type { QueryContext } from "~/people/access/query-context";
import type { RuleState, RuleStrategy, RuleTarget } from "~/money/domain/match/rule/match-rule";
import { rows, sql } from "~/platform/db/tenant-db.server";

export interface RuleRow {
  id: string;
  name: string;
  ruleVersion: number;
  priority: number;
  side: "C" | "D";
  strategy: RuleStrategy;
  targetType: RuleTarget;
  autoConfirm: boolean;
  state: RuleState;
  /** lines it confirmed so far */
  confirmed: number;
}

const MOST = 200;

/** Rules in the order in which they are asked: those in force and drafts, or all of them. One statement. */
export async function ruleList({ db, tenant }: QueryContext, { all }: { all: boolean }): Promise<RuleRow[]> {
  return rows<RuleRow>(
    db,
    sql`SELECT r.id, r.name, r.rule_version AS "ruleVersion", r.priority, r.conditions->>'direction' AS side, r.strategy,
        r.target_type AS "targetType", r.auto_confirm AS "autoConfirm", r.state,
        (SELECT count(*) FROM match m WHERE m.tenant_id = r.tenant_id AND m.rule_id = r.id AND m.state = 'confirmed')::int AS confirmed
      FROM match_rule r WHERE r.tenant_id = ${tenant.id}::uuid AND (${all}::boolean OR r.state <> 'retired')
      ORDER BY r.priority, r.name, r.rule_version DESC LIMIT ${MOST}::int`,
  );
}
