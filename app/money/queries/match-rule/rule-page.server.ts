import type { CivilDate } from "~/office/domain/calendar-date";
import type { QueryContext } from "~/people/access/query-context";
import { readTerms, ruleColumns } from "~/money/data/match/match-rules.server";
import type { MatchRule, RuleState } from "~/money/domain/match/rule/match-rule";
import { rows, sql } from "~/platform/db/tenant-db.server";

export interface RulePage extends MatchRule {
  name: string;
  ruleVersion: number;
  state: RuleState;
  validFrom: CivilDate;
  draftedByName: string | null;
  bankNames: string[];
  /** a second person is asked to put it in force */
  asked: boolean;
}

/** One rule with what it says; null is a 404. One statement. */
export async function rulePage(
  { db, tenant }: QueryContext,
  { ruleId }: { ruleId: string },
): Promise<RulePage | null> {
  const [row] = await rows<Omit<RulePage, "terms"> & { conditions: unknown }>(
    db,
    sql`SELECT ${ruleColumns}, s.full_name AS "draftedByName",
        ARRAY(SELECT b.name FROM bank_account b WHERE b.tenant_id = r.tenant_id AND r.conditions->'bank_accounts' ? b.id::text ORDER BY b.name) AS "bankNames",
        EXISTS (SELECT 1 FROM approval_request q WHERE q.tenant_id = r.tenant_id AND q.subject_id = r.id AND q.act = 'match_rule.activate'
          AND q.state = 'pending') AS asked
      FROM match_rule r LEFT JOIN staff s ON s.tenant_id = r.tenant_id AND s.id = r.created_by_id
      WHERE r.tenant_id = ${tenant.id}::uuid AND r.id = ${ruleId}::uuid`,
  );
  if (!row) return null;
  const { conditions, ...rest } = row;
  return { ...rest, terms: readTerms(conditions) };
}
