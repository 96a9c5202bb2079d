import type { CivilDate } from "~/office/domain/calendar-date";
import type { Actor, TenantFacts } from "~/office/domain/event/actor";
import type { Subject } from "~/office/domain/event/event-draft";
import type { EntryDraft, EntryLine, VoucherType } from "~/money/domain/ledger/journal-entry";
import { rows, type Sql, sql, type TenantDb, tenantIdOf } from "~/platform/db/tenant-db.server";

export interface EntryFrame {
  id: string;
  tenant: TenantFacts;
  actor: Actor;
  causeEventId: string;
  /** with the rule code, unique for ever: the same cause never posts twice */
  causeKey: string;
  effectiveDate: CivilDate;
  narration: string;
  subject: Subject;
  desk: string;
  reverses?: { entryId: string; reason: string };
  /** who asked for it, when the actor only agreed */
  madeBy?: { kind: string; id: string | null };
  /** who agreed to an entry that one person may not make alone */
  checkedBy?: { kind: string; id: string | null };
  /** may go into a softly closed period */
  adjusts?: boolean;
}

/** One balanced entry in one round trip; the ledger's refusals arrive as SQLSTATE QU0xx. */
export async function saveEntry(
  db: TenantDb,
  frame: EntryFrame,
  draft: EntryDraft,
): Promise<{ postingDate: CivilDate; hash: string }> {
  const { madeBy = frame.actor } = frame;
  const lines = JSON.stringify(
    draft.lines.map((line) => ({
      code: line.code,
      dimension_id: line.dimensionId ?? null,
      dr: line.dr.toString(),
      cr: line.cr.toString(),
      dimensions: line.dimensions ?? {},
    })),
  );
  const [row] = await rows<{ posting_date: CivilDate; hash: Buffer }>(
    db,
    sql`SELECT posting_date, hash FROM post_entry(${frame.id}::uuid, ${draft.voucherType}, ${draft.ruleCode}, ${frame.causeEventId}::uuid,
      ${frame.causeKey}, ${frame.effectiveDate}::date, ${frame.tenant.businessDate}::date, ${frame.narration}, ${frame.desk},
      ${madeBy.kind}, ${madeBy.id}::uuid, ${frame.subject.type}, ${frame.subject.id}::uuid, ${frame.tenant.currency},
      ${lines}::jsonb, ${frame.reverses?.entryId ?? null}::uuid, ${frame.reverses?.reason ?? null},
      ${frame.checkedBy?.kind ?? null}, ${frame.checkedBy?.id ?? null}::uuid, ${frame.adjusts ?? false})`,
  );
  if (!row) throw new Error("post_entry returned nothing");
  return { postingDate: row.posting_date, hash: row.hash.toString("hex") };
}

export interface StoredEntry {
  id: string;
  ruleCode: string;
  voucherType: VoucherType;
  /** the entry that it takes back, and the one that took it back */
  reverses: string | null;
  reversedBy: string | null;
  effectiveDate: CivilDate;
  narration: string;
  lines: EntryLine[];
}

/** The entries of a subject, oldest first, with their lines. */
export function listEntriesOf(db: TenantDb, subject: Subject): Promise<StoredEntry[]> {
  return listEntries(db, sql`e.subject_type = ${subject.type} AND e.subject_id = ${subject.id}::uuid`);
}

/** Under a lock on the entry, so that it is reversed once. */
export async function findEntryForReversal(db: TenantDb, id: string): Promise<StoredEntry | null> {
  await rows(db, sql`SELECT pg_advisory_xact_lock(hashtextextended(${id}, 5))`);
  const [entry] = await listEntries(db, sql`e.id = ${id}::uuid`);
  return entry ?? null;
}

async function listEntries(db: TenantDb, condition: Sql): Promise<StoredEntry[]> {
  const found = await rows<Omit<StoredEntry, "lines"> & { lines: StoredLine[] }>(
    db,
    sql`SELECT e.id, e.rule_code AS "ruleCode", e.voucher_type AS "voucherType", e.effective_date AS "effectiveDate", e.narration,
        e.reverses_entry_id AS reverses, (SELECT r.id FROM journal_entry r WHERE r.tenant_id = e.tenant_id AND r.reverses_entry_id = e.id) AS "reversedBy",
        jsonb_agg(jsonb_build_object('code', a.code, 'dimension_id', a.dimension_id, 'dr', p.dr::text, 'cr', p.cr::text) ORDER BY p.line_no) AS lines
      FROM journal_entry e
      JOIN posting p ON p.tenant_id = e.tenant_id AND p.entry_id = e.id
      JOIN ledger_account a ON a.tenant_id = p.tenant_id AND a.id = p.account_id
      WHERE e.tenant_id = ${tenantIdOf(db)}::uuid AND ${condition}
      GROUP BY e.tenant_id, e.id ORDER BY e.id`,
  );
  return found.map((entry) => ({ ...entry, lines: entry.lines.map(toLine) }));
}

interface StoredLine {
  code: string;
  dimension_id: string | null;
  dr: string;
  cr: string;
}

function toLine(line: StoredLine): EntryLine {
  return {
    code: line.code,
    dimensionId: line.dimension_id ?? undefined,
    dr: BigInt(line.dr),
    cr: BigInt(line.cr),
  };
}
