import { pollProcessor } from "~/jobs/money/poll-processor.server";
import { saveEntry } from "~/money/data/ledger/entries.server";
import { credit, debit, type EntryLine } from "~/money/domain/ledger/journal-entry";
import { withTenant } from "~/platform/db/tenant-db.server";
import { newId } from "~/platform/ids/new-id";

import type { Firm } from "./firm";
import { ownerRows } from "./owner-rows";
import type { World } from "./world";

/** A firm with card payments of 100.00 on accounts of their own, each of another person and client. */
export interface PaidFirm {
  world: World;
  firm: Firm;
  creditors: string[];
  accounts: string[];
  payments: string[];
  customers: string[];
}

/** Breaks one promise behind the product's back; answers where money must stop, "type:id". */
export interface Fault {
  code: string;
  /** checks that cannot but fail with it */
  also?: string[];
  seed(paid: PaidFirm): Promise<string[]>;
}

/** As the owner, past triggers and foreign keys. */
export function tamper({ world }: { world: World }, sql: string): Promise<unknown> {
  return ownerRows(world, `SET session_replication_role = replica; ${sql}`);
}

/** A proper entry, by the ledger's own function. */
export async function postProper(
  { world, firm }: Pick<PaidFirm, "world" | "firm">,
  lines: EntryLine[],
  reverses?: string,
): Promise<string> {
  const id = newId();
  const draft = { ruleCode: "PC01", voucherType: "journal" as const, lines };
  await withTenant(world.host.database, firm.tenant.id, "write", (db) =>
    saveEntry(
      db,
      {
        id, tenant: firm.tenant, actor: firm.system.actor, causeEventId: newId(), causeKey: id, effectiveDate: firm.tenant.businessDate,
        narration: "test", subject: { type: "journal", id }, desk: "collections",
        ...(reverses ? { reverses: { entryId: reverses, reason: "test" } } : {}),
      },
      draft,
    ),
  ); // prettier-ignore
  return id;
}

async function one<Row>(paid: PaidFirm, sql: string, values: unknown[]): Promise<Row> {
  const [row] = await ownerRows<Row>(paid.world, sql, values);
  if (!row) throw new Error(`no row: ${sql}`);
  return row;
}

async function ledgerId(paid: PaidFirm, code: string, dimension: string | null): Promise<string> {
  const sql =
    "SELECT id FROM ledger_account WHERE tenant_id = $1 AND code = $2 AND dimension_id IS NOT DISTINCT FROM $3";
  return (await one<{ id: string }>(paid, sql, [paid.firm.tenant.id, code, dimension])).id;
}

async function clearing(paid: PaidFirm): Promise<string> {
  const sql =
    "SELECT id FROM ledger_account WHERE tenant_id = $1 AND code = '1040' AND dimension_id IS NOT NULL";
  return (await one<{ id: string }>(paid, sql, [paid.firm.tenant.id])).id;
}

async function entryOf(paid: PaidFirm, payment: string): Promise<string> {
  const sql = "SELECT id FROM journal_entry WHERE subject_id = $1 AND rule_code = 'PC01'";
  return (await one<{ id: string }>(paid, sql, [payment])).id;
}

/** Lines without the function, kept balances moved along: `amount` > 0 is a debit. */
function slip(
  paid: PaidFirm,
  lines: { entry: string; account: string; amount: number; side: 1 | -1 }[],
): Promise<unknown> {
  const tenant = paid.firm.tenant.id;
  return tamper(
    paid,
    lines
      .map(
        ({ entry, account, amount, side }) => `
      INSERT INTO posting (tenant_id, id, entry_id, line_no, account_id, dr, cr, currency, effective_date, posting_date)
        VALUES ('${tenant}', uuidv7(), '${entry}', 9, '${account}', ${Math.max(amount, 0)}, ${Math.max(-amount, 0)}, 'USD', current_date, current_date);
      INSERT INTO ledger_balance AS b (tenant_id, account_id, posted) VALUES ('${tenant}', '${account}', ${amount * side})
        ON CONFLICT (tenant_id, account_id, shard) DO UPDATE SET posted = b.posted + excluded.posted;`,
      )
      .join(""),
  );
}

/** A statement file on the first bank account; answers both ids. */
async function file(paid: PaidFirm, state: string, figures: string): Promise<{ bank: string; file: string }> {
  const tenant = paid.firm.tenant.id;
  const bank = (
    await one<{ id: string }>(paid, "SELECT id FROM bank_account WHERE tenant_id = $1 LIMIT 1", [tenant])
  ).id;
  const id = newId();
  await tamper(
    paid,
    `INSERT INTO statement_file (tenant_id, id, bank_account_id, document_id, sha256, file_name, format, opening, sum_lines, closing, currency, state)
      VALUES ('${tenant}', '${id}', '${bank}', '${id}', '\\x${id.replaceAll("-", "")}', 'june.csv', 'csv', ${figures}, 'USD', '${state}')`,
  );
  return { bank, file: id };
}

/** A fee of something that is not there. */
const feeRow = (paid: PaidFirm, id: string) =>
  `INSERT INTO fee (tenant_id, id, subject_type, subject_id, kind, cause_key, source, earned, currency, earned_on, state)
    VALUES ('${paid.firm.tenant.id}', '${id}', 'payment', uuidv7(), 'agency_commission', 'test', 'invoiced', 5, 'USD', current_date, 'earned')`;

const firmScope = (paid: PaidFirm) => [`tenant:${paid.firm.tenant.id}`];
const at = (list: string[], index: number) => list[index] ?? "";

/** Source: spec 05 §16, ▸16.a. Account 0 is the victim, 1 its accomplice where two are needed; 2 is never touched. */
export const FAULTS: Fault[] = [
  {
    code: "I01",
    async seed(paid) {
      const account = await clearing(paid);
      const [first, second] = [
        await entryOf(paid, at(paid.payments, 0)),
        await entryOf(paid, at(paid.payments, 1)),
      ];
      await slip(paid, [
        { entry: first, account, amount: 1, side: 1 },
        { entry: second, account, amount: -1, side: 1 },
      ]);
      return firmScope(paid);
    },
  },
  {
    // entries that balance each make books that balance, so the entry at fault is named too
    code: "I02",
    also: ["I01", "I18"],
    async seed(paid) {
      await slip(paid, [
        {
          entry: await entryOf(paid, at(paid.payments, 0)),
          account: await clearing(paid),
          amount: 1,
          side: 1,
        },
      ]);
      return firmScope(paid);
    },
  },
  {
    code: "I03",
    async seed(paid) {
      const account = await ledgerId(paid, "2100", at(paid.accounts, 0));
      await tamper(paid, `UPDATE ledger_balance SET posted = posted + 1 WHERE account_id = '${account}'`);
      return [`ledger_account:${account}`];
    },
  },
  {
    code: "I07",
    async seed(paid) {
      const branch = newId();
      await postProper(paid, [debit("1000", branch, 5n), credit("2100", at(paid.accounts, 0), 5n)]);
      return [`creditor:${at(paid.creditors, 0)}`];
    },
  },
  {
    code: "I08",
    async seed(paid) {
      const account = at(paid.accounts, 0);
      await tamper(
        paid,
        `UPDATE account SET principal = principal + 1, balance = balance + 1 WHERE id = '${account}'`,
      );
      return [`account:${account}`];
    },
  },
  {
    code: "I08",
    async seed(paid) {
      const account = at(paid.accounts, 0);
      await tamper(
        paid,
        `INSERT INTO account_movement (tenant_id, id, account_id, kind, principal, effective_date, cause_event_id, cause_key, made_by_kind)
          SELECT '${paid.firm.tenant.id}', uuidv7(), '${account}', kind, amount, current_date, uuidv7(), kind, 'system'
            FROM (VALUES ('payment', -1), ('placement', 1)) AS x(kind, amount)`,
      );
      return [`account:${account}`];
    },
  },
  {
    code: "I09",
    async seed(paid) {
      const dimension = at(paid.accounts, 0);
      await postProper(paid, [debit("1000", newId(), 5n), credit("2110", dimension, 5n)]);
      const account = await ledgerId(paid, "2110", dimension);
      const entry = await entryOf(paid, at(paid.payments, 0));
      await slip(paid, [
        { entry, account, amount: 6, side: -1 },
        { entry, account: await clearing(paid), amount: -6, side: 1 },
      ]);
      return [`ledger_account:${account}`];
    },
  },
  {
    code: "I10",
    async seed(paid) {
      const account = await ledgerId(paid, "2100", at(paid.accounts, 0));
      await tamper(
        paid,
        `UPDATE hold SET amount = amount - 1 WHERE account_id = '${account}' AND state = 'active'`,
      );
      return [`ledger_account:${account}`];
    },
  },
  {
    code: "I11",
    async seed(paid) {
      await tamper(paid, `UPDATE payment SET amount = amount + 1 WHERE id = '${at(paid.payments, 0)}'`);
      return [`customer:${at(paid.customers, 0)}`];
    },
  },
  {
    code: "I12",
    async seed(paid) {
      const [first, second] = [at(paid.payments, 0), at(paid.payments, 1)];
      await tamper(
        paid,
        `DROP INDEX IF EXISTS journal_entry_tenant_id_rule_code_cause_key_key;
          UPDATE journal_entry SET cause_key = '${first}' WHERE id = '${await entryOf(paid, second)}'`,
      );
      return [`payment:${first}`, `payment:${second}`];
    },
  },
  {
    code: "I13",
    async seed(paid) {
      const branch = newId();
      const entry = await postProper(paid, [debit("5400", undefined, 5n), credit("1000", branch, 5n)]);
      await postProper(paid, [debit("1000", branch, 6n), credit("5400", undefined, 6n)], entry);
      return [
        `ledger_account:${await ledgerId(paid, "5400", null)}`,
        `ledger_account:${await ledgerId(paid, "1000", branch)}`,
      ];
    },
  },
  {
    code: "I14",
    async seed(paid) {
      const [first, second] = [at(paid.payments, 0), at(paid.payments, 1)];
      await tamper(
        paid,
        `DROP INDEX IF EXISTS hand_payment_reference;
          UPDATE payment SET rail = 'wire', ref_norm = 'UTR1' WHERE id IN ('${first}', '${second}')`,
      );
      return [`payment:${first}`, `payment:${second}`];
    },
  },
  {
    code: "I15",
    seed: async (paid) => [`bank_account:${(await file(paid, "committed", "0, 500, 501")).bank}`],
  },
  {
    code: "I16",
    async seed(paid) {
      const { bank, file: fileId } = await file(paid, "checked", "0, 500, 500");
      const line = newId();
      await tamper(
        paid,
        `INSERT INTO statement_line (tenant_id, id, file_id, bank_account_id, booking_date, value_date, side, amount, currency, narrative, line_no, fingerprint)
          VALUES ('${paid.firm.tenant.id}', '${line}', '${fileId}', '${bank}', current_date, current_date, 'C', 500, 'USD', 'x', 1, '\\x01');
        INSERT INTO match_part (tenant_id, id, match_id, line_id, target_type, target_id, amount, live)
          VALUES ('${paid.firm.tenant.id}', uuidv7(), uuidv7(), '${line}', 'payment', uuidv7(), 500, true)`,
      );
      return [`statement_line:${line}`];
    },
  },
  {
    code: "I17",
    async seed(paid) {
      await postProper(paid, [debit("1000", newId(), 5n), credit("2300", newId(), 5n)]);
      return [];
    },
  },
  {
    code: "I19",
    async seed(paid) {
      await tamper(
        paid,
        `UPDATE transfer SET due_on = current_date - 2 WHERE tenant_id = '${paid.firm.tenant.id}' AND kind = 'cover'`,
      );
      return [`fee_collection:${paid.firm.tenant.id}`];
    },
  },
  {
    // sent to the client before the bank had it
    code: "I20",
    async seed(paid) {
      const id = newId();
      const tenant = paid.firm.tenant.id;
      await tamper(
        paid,
        `INSERT INTO remittance (tenant_id, id, number, creditor_id, contract_id, currency, period, run, type, cut_off, bank_account_id, state)
          SELECT '${tenant}', '${id}', 'RM-9', '${at(paid.creditors, 0)}', uuidv7(), 'USD', '2026-11', 1, 'net', current_date, uuidv7(), 'approved';
        INSERT INTO remittance_item (tenant_id, id, remittance_id, payment_id, account_id, amount, fee, net, run_date)
          VALUES ('${tenant}', uuidv7(), '${id}', '${at(paid.payments, 1)}', '${at(paid.accounts, 1)}', 100, 0, 100, current_date)`,
      );
      return [`remittance:${id}`];
    },
  },
  {
    code: "I22",
    async seed(paid) {
      const [fee, staff] = [newId(), newId()];
      await tamper(
        paid,
        `${feeRow(paid, fee)};
        INSERT INTO commission_share (tenant_id, id, fee_id, payee_type, payee_id, amount, fee_amount, earned_on)
          VALUES ('${paid.firm.tenant.id}', uuidv7(), '${fee}', 'staff', '${staff}', 4, 5, current_date)`,
      );
      return [`staff:${staff}`];
    },
  },
  {
    code: "I27",
    async seed(paid) {
      const fee = newId();
      await tamper(
        paid,
        `${feeRow(paid, fee)};
        INSERT INTO tax_line (tenant_id, id, fee_id, tax_code, amount) VALUES ('${paid.firm.tenant.id}', uuidv7(), '${fee}', 'GST18', 5)`,
      );
      return [];
    },
  },
  {
    code: "I23",
    async seed(paid) {
      await pollProcessor(paid.world.host, { tenantId: paid.firm.tenant.id });
      const victim = at(paid.payments, 0);
      await tamper(
        paid,
        `UPDATE provider_item SET gross = gross + 1, net = net + 1 WHERE payment_id = '${victim}'`,
      );
      return [`ledger_account:${await clearing(paid)}`];
    },
  },
  {
    // the trust bank loses a cent to the firm's own
    code: "I18",
    async seed(paid) {
      const sql = "SELECT id FROM bank_account WHERE tenant_id = $1 AND kind = $2";
      const trust = await one<{ id: string }>(paid, sql, [paid.firm.tenant.id, "trust"]);
      const own = await one<{ id: string }>(paid, sql, [paid.firm.tenant.id, "operating"]);
      await postProper(paid, [debit("1010", own.id, 1n), credit("1020", trust.id, 1n)]);
      return [`bank_account:${trust.id}`];
    },
  },
  {
    code: "I24",
    async seed(paid) {
      await tamper(
        paid,
        `INSERT INTO accounting_period (tenant_id, id, starts_on, ends_on, state, locked_at)
          VALUES ('${paid.firm.tenant.id}', uuidv7(), current_date - 40, current_date, 'locked', now() - interval '1 day')`,
      );
      return firmScope(paid);
    },
  },
  {
    code: "I25",
    also: ["I18"],
    async seed(paid) {
      const entry = await entryOf(paid, at(paid.payments, 0));
      const account = await ledgerId(paid, "1040", null);
      await slip(paid, [
        { entry, account, amount: 5, side: 1 },
        { entry, account: await clearing(paid), amount: -5, side: 1 },
      ]);
      return firmScope(paid);
    },
  },
  {
    code: "I28",
    async seed(paid) {
      await paid.world.seal(paid.firm.tenant.id);
      await tamper(
        paid,
        `UPDATE entry_number SET n = n + 7 WHERE tenant_id = '${paid.firm.tenant.id}'
          AND n = (SELECT max(n) FROM entry_number WHERE tenant_id = '${paid.firm.tenant.id}' AND series LIKE 'R-%') AND series LIKE 'R-%'`,
      );
      return [];
    },
  },
  {
    code: "I29",
    async seed(paid) {
      await paid.world.seal(paid.firm.tenant.id);
      await tamper(
        paid,
        `UPDATE event SET reason = 'x' WHERE id = (SELECT event_id FROM event_seal WHERE tenant_id = '${paid.firm.tenant.id}' AND seq = 3)`,
      );
      return firmScope(paid);
    },
  },
  {
    code: "I32",
    async seed(paid) {
      await postProper(paid, [debit("1000", newId(), 5n), credit("3090", undefined, 5n)]);
      await tamper(
        paid,
        `INSERT INTO accounting_period (tenant_id, id, starts_on, ends_on, state, locked_at)
          VALUES ('${paid.firm.tenant.id}', uuidv7(), '2025-01-01', '2025-01-31', 'locked', now() - interval '1 day')`,
      );
      return [`period_lock:${paid.firm.tenant.id}`];
    },
  },
];
