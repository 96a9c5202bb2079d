import { saveEntry } from "~/money/data/ledger/entries.server";
import { credit, debit } from "~/money/domain/ledger/journal-entry";
import { recordDebtorPayment } from "~/collections/commands/payment/record-debtor-payment.server";
import { newId } from "~/platform/ids/new-id";
import { withTenant } from "~/platform/db/tenant-db.server";

import type { BenchFirm, BenchWorld } from "./bench-world";
import { fillAccounts } from "./fill-accounts";
import { pgbenchPosting } from "./pgbench-posting";
import { callsPerSecond, interleave, line } from "./ratio";

const CLIENTS = [1, 4, 16];
const ROUNDS = 5;
const SECONDS = 3;

/** A payment through the whole command, and the posting step alone, ÷ pgbench calling the posting function. */
export async function benchPosting(world: BenchWorld): Promise<string[]> {
  const firm = await world.openFirm("posting");
  await fillAccounts(world.owner, firm, 2_000);
  const accounts = await world.owner.query<{ id: string }>("SELECT id FROM account WHERE tenant_id = $1", [
    firm.tenant.id,
  ]);
  const ids = accounts.rows.map((row) => row.id);
  const lines: string[] = [];
  for (const clients of CLIENTS) {
    const baseline = () => pgbenchPosting(world, firm, { clients, seconds: SECONDS });
    const command = await interleave(ROUNDS, () => payments(firm, ids, clients), baseline);
    lines.push(
      line(
        `payment command ÷ pgbench on post_entry, ${clients} clients`,
        command,
        "≥ 0.25 (through HTTP, 16)",
      ),
    );
    const step = await interleave(ROUNDS, () => entries(world, firm, clients), baseline);
    lines.push(line(`posting step from Node ÷ pgbench on post_entry, ${clients} clients`, step, "≥ 0.65"));
  }
  return lines;
}

function payments(firm: BenchFirm, ids: string[], clients: number): Promise<number> {
  const effectiveDate = firm.tenant.businessDate;
  return callsPerSecond(clients, SECONDS * 1000, async () => {
    const accountId = ids[Math.floor(Math.random() * ids.length)];
    const paid = await firm.system.change(
      recordDebtorPayment,
      { accountId, amount: "0.01", method: "cash", effectiveDate },
      newId(),
    );
    if (!paid.ok) throw new Error(paid.refusal.code);
  });
}

function entries(world: BenchWorld, firm: BenchFirm, clients: number): Promise<number> {
  const branch = newId();
  const { tenant } = firm;
  const actor = { kind: "system" as const, id: null, name: null, roles: [], permissions: undefined as never };
  return callsPerSecond(clients, SECONDS * 1000, () =>
    withTenant(world.host.database, tenant.id, "write", (db) => {
      const id = newId();
      const frame = {
        id,
        tenant,
        actor,
        causeEventId: id,
        causeKey: id,
        effectiveDate: tenant.businessDate,
        narration: "bench",
        subject: { type: "bench", id },
        desk: "collections",
      };
      return saveEntry(db, frame, {
        ruleCode: "PC01",
        voucherType: "receipt",
        lines: [debit("1000", branch, 1n), credit("2100", newId(), 1n)],
      });
    }),
  );
}
