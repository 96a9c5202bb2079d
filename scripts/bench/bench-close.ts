import { recordDebtorPayment } from "~/collections/commands/payment/record-debtor-payment.server";
import { closeNextDay } from "~/jobs/office/close-next-day.server";
import { runAsSystem } from "~/jobs/run-as-system.server";
import { newId } from "~/platform/ids/new-id";

import type { BenchFirm, BenchWorld } from "./bench-world";
import { fillAccounts } from "./fill-accounts";
import { line, summary } from "./ratio";

const SMALL = 10_000;
const LARGE = 100_000;
const CLIENTS = 12;

/** Time per account to close a day on which every account's payment clears: 100,000 accounts ÷ 10,000. */
export async function benchClose(world: BenchWorld): Promise<string[]> {
  const small = await perAccount(world, SMALL);
  const large = await perAccount(world, LARGE);
  return [
    line("close of a day, time per account, 100,000 ÷ 10,000", summary([large / small]), "≤ 1.3 (linear)"),
    line("… and how often 100,000 fit into five minutes", summary([300_000 / (large * LARGE)]), "≥ 1"),
  ];
}

async function perAccount(world: BenchWorld, count: number): Promise<number> {
  const firm = await openYesterday(world, count);
  await fillAccounts(world.owner, firm, count);
  await world.owner.query(
    `INSERT INTO account_movement (tenant_id, id, account_id, kind, principal, effective_date, cause_event_id, cause_key, made_by_kind)
      SELECT tenant_id, uuidv7(), id, 'placed', principal, $2, id, id::text, 'system' FROM account WHERE tenant_id = $1`,
    [firm.tenant.id, firm.tenant.businessDate],
  );
  // only the close is measured: what makes its work need not wait for the disk
  await world.owner.query("ALTER SYSTEM SET synchronous_commit = off");
  await world.owner.query("SELECT pg_reload_conf()");
  await payAll(world, firm);
  await world.owner.query("ALTER SYSTEM RESET synchronous_commit");
  await world.owner.query("SELECT pg_reload_conf()");
  // every window ends with the day that is closed
  await world.owner.query(
    "UPDATE hold SET expires_at = $2::date + interval '12 hours' WHERE tenant_id = $1",
    [firm.tenant.id, firm.tenant.businessDate],
  );
  await world.owner.query("ANALYZE");
  const started = performance.now();
  const closed = await closeNextDay(firm.system, "bench", (error) => {
    throw error;
  });
  if (closed !== "closed") throw new Error(`the day was not closed: ${closed}`);
  return (performance.now() - started) / count;
}

/** A firm whose today is the day before ours, so that it can be closed. */
async function openYesterday(world: BenchWorld, count: number): Promise<BenchFirm> {
  const firm = await world.openFirm(`close-${count}`);
  await world.owner.query("UPDATE tenant SET business_date = business_date - 1 WHERE id = $1", [
    firm.tenant.id,
  ]);
  const system = await runAsSystem(world.host, firm.tenant.id, "bench");
  if (!system) throw new Error("the bench firm is gone");
  return { ...firm, system, tenant: system.tenant };
}

async function payAll(world: BenchWorld, firm: BenchFirm): Promise<void> {
  const { rows } = await world.owner.query<{ id: string }>("SELECT id FROM account WHERE tenant_id = $1", [
    firm.tenant.id,
  ]);
  const effectiveDate = firm.tenant.businessDate;
  await Promise.all(
    Array.from({ length: CLIENTS }, async () => {
      for (let row = rows.pop(); row; row = rows.pop()) {
        const reference = `BENCH${newId().replaceAll("-", "")}`;
        const form = { accountId: row.id, amount: "0.50", method: "bank_transfer", reference, effectiveDate };
        const paid = await firm.system.change(recordDebtorPayment, form, newId());
        if (!paid.ok) throw new Error(paid.refusal.code);
      }
    }),
  );
}
