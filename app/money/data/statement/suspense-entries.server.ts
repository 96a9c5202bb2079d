import type { Actor, TenantFacts } from "~/office/domain/event/actor";
import type { EntryDraft } from "~/money/domain/ledger/journal-entry";
import { newId } from "~/platform/ids/new-id";
import { rows, sql, type TenantDb, tenantIdOf } from "~/platform/db/tenant-db.server";

/** An entry about one statement line. */
export interface LineEntry {
  lineId: string;
  draft: EntryDraft;
  /** with the rule code, unique for ever */
  causeKey: string;
  effectiveDate: string;
  narration: string;
  reverses?: { entryId: string; reason: string };
}

export interface PostedEntry {
  id: string;
  ruleCode: string;
  voucherType: string;
  postingDate: string;
  effectiveDate: string;
  hash: string;
}

/** Many entries in one round trip, each posted whole by `post_entry`, in the order given. */
export async function saveLineEntries(
  db: TenantDb,
  frame: { tenant: TenantFacts; actor: Actor; causeEventId: string; desk: string },
  entries: LineEntry[],
): Promise<PostedEntry[]> {
  if (entries.length === 0) return [];
  const given = JSON.stringify(
    entries.map((entry) => ({
      id: newId(),
      voucher: entry.draft.voucherType,
      rule: entry.draft.ruleCode,
      key: entry.causeKey,
      effective: entry.effectiveDate,
      narration: entry.narration,
      line: entry.lineId,
      reverses: entry.reverses?.entryId ?? null,
      reason: entry.reverses?.reason ?? null,
      lines: entry.draft.lines.map(({ code, dimensionId, dr, cr, dimensions = {} }) => ({
        code, dimension_id: dimensionId ?? null, dr: dr.toString(), cr: cr.toString(), dimensions,
      })),
    })),
  ); // prettier-ignore
  const { tenant, actor } = frame;
  return rows<PostedEntry>(
    db,
    sql`SELECT x.id, x.rule AS "ruleCode", x.voucher AS "voucherType", x.effective AS "effectiveDate", p.posting_date AS "postingDate",
        encode(p.hash, 'hex') AS hash
      FROM jsonb_to_recordset(${given}::jsonb) AS x(id uuid, voucher text, rule text, key text, effective date, narration text, line uuid,
        reverses uuid, reason text, lines jsonb)
      CROSS JOIN LATERAL post_entry(x.id, x.voucher, x.rule, ${frame.causeEventId}::uuid, x.key, x.effective, ${tenant.businessDate}::date, x.narration,
        ${frame.desk}, ${actor.kind}, ${actor.id}::uuid, 'statement_line', x.line, ${tenant.currency}, x.lines, x.reverses, x.reason) AS p`,
  );
}

export interface OpenSuspense {
  entryId: string;
  lineId: string;
  effectiveDate: string;
}

/** The suspense entries of lines that still stand. */
export async function listOpenSuspense(db: TenantDb, lineIds: string[]): Promise<OpenSuspense[]> {
  return rows<OpenSuspense>(
    db,
    sql`SELECT e.id AS "entryId", e.subject_id AS "lineId", e.effective_date AS "effectiveDate" FROM journal_entry e
      WHERE e.tenant_id = ${tenantIdOf(db)}::uuid AND e.rule_code IN ('PS10', 'PS12') AND e.cause_key = ANY(${lineIds}::text[])
        AND NOT EXISTS (SELECT 1 FROM journal_entry r WHERE r.tenant_id = e.tenant_id AND r.reverses_entry_id = e.id)
      ORDER BY e.id`,
  );
}
