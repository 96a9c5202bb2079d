import { newId } from "~/platform/ids/new-id";
import { rows, sql, type TenantDb, tenantIdOf } from "~/platform/db/tenant-db.server";

/** Letters of a voucher series: "R-2026-000123" is the receipt voucher of 2026. */
const SERIES = { receipt: "R", payment: "P", journal: "J", contra: "C" } as const;

/**
 * Gapless numbers in the order the sealer fixed (spec 05 §5): vouchers per type and year, receipts and
 * payments per year. Runs in the sealer's transaction; each thing gets its number once.
 */
export async function numberSealed(
  db: TenantDb,
  sealed: { type: string; subjectId: string }[],
): Promise<void> {
  const entries = sealed.filter((one) => one.type === "journal_entry.posted").map((one) => one.subjectId);
  const payments = [
    ...new Set(sealed.filter((one) => one.type.startsWith("payment.")).map((one) => one.subjectId)),
  ];
  if (entries.length > 0) await numberEntries(db, entries);
  if (payments.length > 0) await numberPayments(db, payments);
}

async function numberEntries(db: TenantDb, ids: string[]): Promise<void> {
  const found = await rows<{ id: string; voucher: keyof typeof SERIES; year: number }>(
    db,
    sql`SELECT e.id, e.voucher_type AS voucher, e.fiscal_year AS year FROM unnest(${ids}::uuid[]) WITH ORDINALITY AS x(id, n)
      JOIN journal_entry e ON e.tenant_id = ${tenantIdOf(db)}::uuid AND e.id = x.id
      WHERE NOT EXISTS (SELECT 1 FROM entry_number m WHERE m.tenant_id = e.tenant_id AND m.entry_id = e.id) ORDER BY x.n`,
  );
  const next = new Map<string, bigint>();
  const numbers: { id: string; entryId: string; series: string; n: bigint }[] = [];
  for (const entry of found) {
    const series = `${SERIES[entry.voucher]}-${entry.year}`;
    const n = (next.get(series) ?? (await lastNumber(db, series))) + 1n;
    next.set(series, n);
    numbers.push({ id: newId(), entryId: entry.id, series, n });
  }
  await rows(
    db,
    sql`INSERT INTO entry_number (tenant_id, id, entry_id, series, n)
      SELECT ${tenantIdOf(db)}::uuid, * FROM unnest(${numbers.map((one) => one.id)}::uuid[], ${numbers.map((one) => one.entryId)}::uuid[],
        ${numbers.map((one) => one.series)}::text[], ${numbers.map((one) => one.n)}::bigint[])`,
  );
}

async function lastNumber(db: TenantDb, series: string): Promise<bigint> {
  const [row] = await rows<{ n: bigint | null }>(
    db,
    sql`SELECT max(n) AS n FROM entry_number WHERE tenant_id = ${tenantIdOf(db)}::uuid AND series = ${series}`,
  );
  return row?.n ?? 0n;
}

async function numberPayments(db: TenantDb, ids: string[]): Promise<void> {
  const tenantId = tenantIdOf(db);
  for (const { code, table } of [
    { code: "payment", table: "payment" as const },
    { code: "receipt", table: "receipt" as const },
  ]) {
    const waiting = await listUnnumbered(db, table, ids);
    for (const [year, own] of Map.groupBy(waiting, (one) => one.year)) {
      const prefix = `${code === "payment" ? "PAY" : "RCT"}-${year}`;
      const [series] = await rows<{ first: bigint; id: string }>(
        db,
        sql`INSERT INTO number_series (tenant_id, id, code, period, prefix, next_value)
          VALUES (${tenantId}::uuid, ${newId()}::uuid, ${code}, ${year}, ${prefix}, ${BigInt(own.length) + 1n}::bigint)
          ON CONFLICT (tenant_id, code, period) DO UPDATE SET next_value = number_series.next_value + ${BigInt(own.length)}::bigint, updated_at = now()
          RETURNING next_value - ${BigInt(own.length)}::bigint AS first, id`,
      );
      if (!series) throw new Error("the number series was not written");
      await saveNumbers(
        db,
        table,
        series.id,
        own.map((one, index) => ({
          id: one.id,
          n: series.first + BigInt(index),
          text: `${prefix}-${(series.first + BigInt(index)).toString().padStart(6, "0")}`,
        })),
      );
    }
  }
}

async function listUnnumbered(
  db: TenantDb,
  table: "payment" | "receipt",
  ids: string[],
): Promise<{ id: string; year: string }[]> {
  const tenantId = tenantIdOf(db);
  if (table === "payment") {
    return rows(
      db,
      sql`SELECT p.id, to_char(p.created_at, 'YYYY') AS year FROM unnest(${ids}::uuid[]) WITH ORDINALITY AS x(id, n)
        JOIN payment p ON p.tenant_id = ${tenantId}::uuid AND p.id = x.id WHERE p.payment_no IS NULL ORDER BY x.n`,
    );
  }
  return rows(
    db,
    sql`SELECT r.id, to_char(r.issued_on, 'YYYY') AS year FROM unnest(${ids}::uuid[]) WITH ORDINALITY AS x(id, n)
      JOIN receipt r ON r.tenant_id = ${tenantId}::uuid AND r.payment_id = x.id WHERE r.receipt_no IS NULL ORDER BY x.n`,
  );
}

async function saveNumbers(
  db: TenantDb,
  table: "payment" | "receipt",
  seriesId: string,
  given: { id: string; n: bigint; text: string }[],
): Promise<void> {
  const tenantId = tenantIdOf(db);
  const ids = given.map((one) => one.id);
  const texts = given.map((one) => one.text);
  if (table === "payment") {
    await rows(
      db,
      sql`UPDATE payment p SET payment_no = x.no FROM unnest(${ids}::uuid[], ${texts}::text[]) AS x(id, no) WHERE p.tenant_id = ${tenantId}::uuid AND p.id = x.id`,
    );
  } else {
    await rows(
      db,
      sql`UPDATE receipt r SET receipt_no = x.no FROM unnest(${ids}::uuid[], ${texts}::text[]) AS x(id, no) WHERE r.tenant_id = ${tenantId}::uuid AND r.id = x.id`,
    );
  }
  await rows(
    db,
    sql`INSERT INTO number_issued (tenant_id, id, series_id, n, subject_type, subject_id)
      SELECT ${tenantId}::uuid, uuidv7(), ${seriesId}::uuid, x.n, ${table}, x.id FROM unnest(${ids}::uuid[], ${given.map((one) => one.n)}::bigint[]) AS x(id, n)`,
  );
}
