import type { CivilDate } from "~/office/domain/calendar-date";
import { netOf, type Run } from "~/collections/domain/remittance/remittance-run";
import type { RemittanceTerms, RemittanceType } from "~/collections/domain/remittance/remittance-terms";
import { rows, sql, type TenantDb, tenantIdOf } from "~/platform/db/tenant-db.server";

import type { FoundLine } from "./run-lines.server";

export type RemittanceState = "draft" | "calculated" | "approved" | "paid" | "closed";

/** A run as commands judge it; minor units. */
export interface StoredRemittance {
  id: string;
  number: string;
  creditorId: string;
  creditorName: string;
  contractId: string;
  currency: string;
  type: RemittanceType;
  cutOff: CivilDate;
  net: bigint;
  invoice: bigint;
  recovered: bigint;
  recoveredOn: CivilDate | null;
  bankAccountId: string;
  paymentId: string | null;
  state: RemittanceState;
  calculatedById: string | null;
}

const columns = sql`r.id, r.number, r.creditor_id AS "creditorId", c.name AS "creditorName", r.contract_id AS "contractId", r.currency, r.type, r.cut_off AS "cutOff",
  r.net, r.invoice, r.recovered, r.recovered_on AS "recoveredOn", r.bank_account_id AS "bankAccountId", r.payment_id AS "paymentId", r.state,
  r.calculated_by_id AS "calculatedById"`;

/** Under a row lock. */
export async function findRemittanceForChange(db: TenantDb, id: string): Promise<StoredRemittance | null> {
  const [row] = await rows<StoredRemittance>(
    db,
    sql`SELECT ${columns} FROM remittance r JOIN creditor c ON c.tenant_id = r.tenant_id AND c.id = r.creditor_id
      WHERE r.tenant_id = ${tenantIdOf(db)}::uuid AND r.id = ${id}::uuid FOR UPDATE OF r`,
  );
  return row ?? null;
}

/** The run that is being made for a client, under a row lock. */
export async function findOpenRemittance(
  db: TenantDb,
  creditorId: string,
  currency: string,
): Promise<StoredRemittance | null> {
  const [row] = await rows<StoredRemittance>(
    db,
    sql`SELECT ${columns} FROM remittance r JOIN creditor c ON c.tenant_id = r.tenant_id AND c.id = r.creditor_id
      WHERE r.tenant_id = ${tenantIdOf(db)}::uuid AND r.creditor_id = ${creditorId}::uuid AND r.currency = ${currency}
        AND r.state IN ('draft', 'calculated') FOR UPDATE OF r`,
  );
  return row ?? null;
}

/** The terms in force on a day, with the trust account of the currency; null where a client has no contract yet. */
export async function findRemittanceTerms(
  db: TenantDb,
  creditorId: string,
  currency: string,
  on: CivilDate,
): Promise<{ terms: Partial<RemittanceTerms>; trustBankId: string | null } | null> {
  const [row] = await rows<{ terms: Partial<RemittanceTerms>; trustBankId: string | null }>(
    db,
    sql`SELECT v.remittance AS terms, (SELECT b.id FROM bank_account b WHERE b.tenant_id = k.tenant_id AND b.kind = 'trust' AND b.active
          AND b.currency = ${currency} ORDER BY b.id LIMIT 1) AS "trustBankId"
      FROM contract k JOIN contract_version v ON v.tenant_id = k.tenant_id AND v.contract_id = k.id AND v.effective_from <= ${on}::date
      WHERE k.tenant_id = ${tenantIdOf(db)}::uuid AND k.creditor_id = ${creditorId}::uuid AND k.state = 'active'
      ORDER BY k.id DESC, v.version_no DESC LIMIT 1`,
  );
  return row ?? null;
}

export interface RemittanceFigures {
  type: RemittanceType;
  cutOff: CivilDate;
  gross: bigint;
  fees: bigint;
  net: bigint;
  invoice: bigint;
  recovered: bigint;
  carried: boolean;
  bankAccountId: string;
  calculatedById: string | null;
}

/** A new run of a client's period; its number within the period is the next. */
export async function saveNewRemittance(
  db: TenantDb,
  run: RemittanceFigures & {
    id: string;
    number: string;
    creditorId: string;
    contractId: string;
    currency: string;
  },
): Promise<void> {
  const period = run.cutOff.slice(0, 7);
  const tenantId = tenantIdOf(db);
  await rows(
    db,
    sql`INSERT INTO remittance (tenant_id, id, number, creditor_id, contract_id, currency, period, run, type, cut_off, bank_account_id, state)
      SELECT ${tenantId}::uuid, ${run.id}::uuid, ${run.number}, ${run.creditorId}::uuid, ${run.contractId}::uuid, ${run.currency}, ${period},
        1 + coalesce(max(r.run), 0), ${run.type}, ${run.cutOff}::date, ${run.bankAccountId}::uuid, 'draft'
      FROM remittance r WHERE r.tenant_id = ${tenantId}::uuid AND r.creditor_id = ${run.creditorId}::uuid AND r.contract_id = ${run.contractId}::uuid
        AND r.currency = ${run.currency} AND r.period = ${period}`,
  );
}

export async function saveCalculated(db: TenantDb, id: string, run: RemittanceFigures): Promise<void> {
  await rows(
    db,
    sql`UPDATE remittance SET type = ${run.type}, cut_off = ${run.cutOff}::date, gross = ${run.gross}::bigint, fees = ${run.fees}::bigint,
        net = ${run.net}::bigint, invoice = ${run.invoice}::bigint, recovered = ${run.recovered}::bigint, carried = ${run.carried},
        bank_account_id = ${run.bankAccountId}::uuid, calculated_by_id = ${run.calculatedById}::uuid,
        state = ${run.carried ? "closed" : "calculated"}, version = version + 1, updated_at = now()
      WHERE tenant_id = ${tenantIdOf(db)}::uuid AND id = ${id}::uuid`,
  );
}

export async function saveItems(
  db: TenantDb,
  remittanceId: string,
  lines: FoundLine[],
  runDate: CivilDate,
): Promise<void> {
  const pick = <T>(of: (line: FoundLine) => T) => lines.map(of);
  await rows(
    db,
    sql`INSERT INTO remittance_item (tenant_id, id, remittance_id, payment_id, account_id, amount, fee, invoiced, net, rate, reversal_of, run_date)
      SELECT ${tenantIdOf(db)}::uuid, uuidv7(), ${remittanceId}::uuid, x.payment, x.account, x.amount, x.fee, x.invoiced, x.net, x.rate::numeric,
        x.reversal, ${runDate}::date
      FROM unnest(${pick((one) => one.paymentId)}::uuid[], ${pick((one) => one.accountId)}::uuid[], ${pick((one) => one.amount)}::bigint[],
        ${pick((one) => one.keptFee + one.invoicedFee)}::bigint[], ${pick((one) => one.invoicedFee)}::bigint[], ${pick(netOf)}::bigint[],
        ${pick((one) => one.rate)}::text[], ${pick((one) => one.reversalOf)}::uuid[]) AS x(payment, account, amount, fee, invoiced, net, rate, reversal)`,
  );
}

export interface StoredItem {
  paymentId: string;
  amount: bigint;
  fee: bigint;
  net: bigint;
}

export async function listItems(db: TenantDb, remittanceId: string): Promise<StoredItem[]> {
  return rows<StoredItem>(
    db,
    sql`SELECT payment_id AS "paymentId", amount, fee, net FROM remittance_item
      WHERE tenant_id = ${tenantIdOf(db)}::uuid AND remittance_id = ${remittanceId}::uuid ORDER BY payment_id`,
  );
}

/** Back to a draft without lines, payout or approver. */
export async function saveWithdrawn(db: TenantDb, id: string): Promise<void> {
  const tenantId = tenantIdOf(db);
  await rows(
    db,
    sql`UPDATE remittance SET state = 'draft', payment_id = NULL, approved_by_id = NULL, calculated_by_id = NULL, version = version + 1, updated_at = now()
      WHERE tenant_id = ${tenantId}::uuid AND id = ${id}::uuid`,
  );
  await rows(
    db,
    sql`DELETE FROM remittance_item WHERE tenant_id = ${tenantId}::uuid AND remittance_id = ${id}::uuid`,
  );
}

export interface RemittanceChange {
  state: RemittanceState;
  approvedById?: string | null;
  paymentId?: string;
  recoveredOn?: CivilDate;
}

/** Writes only what is given; the row was locked when it was found. */
export async function saveRemittance(db: TenantDb, id: string, change: RemittanceChange): Promise<void> {
  await rows(
    db,
    sql`UPDATE remittance SET state = ${change.state}, approved_by_id = coalesce(${change.approvedById ?? null}::uuid, approved_by_id),
        payment_id = coalesce(${change.paymentId ?? null}::uuid, payment_id), recovered_on = coalesce(${change.recoveredOn ?? null}::date, recovered_on),
        version = version + 1, updated_at = now()
      WHERE tenant_id = ${tenantIdOf(db)}::uuid AND id = ${id}::uuid`,
  );
}

/** By account, what its payments of the run brought beyond what the run's payout takes of it. */
export async function listPartsRecovered(db: TenantDb, remittanceId: string): Promise<Run["parts"]> {
  return rows<Run["parts"][number]>(
    db,
    sql`SELECT b.account_id AS "accountId", coalesce(t.amount, 0)::bigint AS net, (b.brought - coalesce(t.amount, 0))::bigint AS recovered
      FROM (SELECT account_id, sum(net) AS brought FROM remittance_item
          WHERE tenant_id = ${tenantIdOf(db)}::uuid AND remittance_id = ${remittanceId}::uuid AND net > 0 GROUP BY 1) b
      JOIN remittance r ON r.tenant_id = ${tenantIdOf(db)}::uuid AND r.id = ${remittanceId}::uuid
      LEFT JOIN payment_target t ON t.tenant_id = r.tenant_id AND t.payment_id = r.payment_id AND t.target_id = b.account_id
      ORDER BY 1`,
  );
}

/** Approved runs with the payouts that wait to be let go, under a row lock. */
export async function listPayableRemittances(
  db: TenantDb,
  ids: string[],
): Promise<{ id: string; paymentId: string }[]> {
  return rows<{ id: string; paymentId: string }>(
    db,
    sql`SELECT id, payment_id AS "paymentId" FROM remittance WHERE tenant_id = ${tenantIdOf(db)}::uuid AND id = ANY(${ids}::uuid[])
      AND state = 'approved' AND payment_id IS NOT NULL ORDER BY id FOR UPDATE`,
  );
}
