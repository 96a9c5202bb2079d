import { afterAll, beforeAll, describe, expect, it } from "vitest";

import { saveEntry } from "~/money/data/ledger/entries.server";
import { saveHold, saveHoldReleased } from "~/money/data/ledger/holds.server";
import { credit, debit, type EntryLine } from "~/money/domain/ledger/journal-entry";
import { toDatabaseRefusal } from "~/platform/db/database-refusal";
import { newId } from "~/platform/ids/new-id";
import { withTenant } from "~/platform/db/tenant-db.server";

import { type Firm, openFirm } from "../../support/firm";
import { ownerRows } from "../../support/owner-rows";
import { openWorld, type World } from "../../support/world";

let world: World;
let firm: Firm;
beforeAll(async () => {
  world = await openWorld();
  firm = await openFirm(world);
});
afterAll(() => world.close());

const branch = newId();

function post(
  lines: EntryLine[],
  more: { effectiveDate?: string; reverses?: string; key?: string } = {},
): Promise<string> {
  const id = newId();
  return withTenant(world.host.database, firm.tenant.id, "write", async (db) => {
    await saveEntry(
      db,
      {
        id,
        tenant: firm.tenant,
        actor: firm.system.actor,
        causeEventId: newId(),
        causeKey: more.key ?? id,
        effectiveDate: more.effectiveDate ?? firm.tenant.businessDate,
        narration: "test",
        subject: { type: "payment", id },
        desk: "collections",
        ...(more.reverses ? { reverses: { entryId: more.reverses, reason: "test" } } : {}),
      },
      { ruleCode: "PC01", voucherType: "receipt", lines },
    );
    return id;
  });
}
const codeOf = (work: Promise<unknown>) =>
  work.then(
    () => "ok",
    (error: unknown) => toDatabaseRefusal(error)?.code ?? String(error),
  );
const fund = (account: string, amount: bigint) =>
  post([debit("1000", branch, amount), credit("2100", account, amount)]);
const spend = (account: string, amount: bigint) =>
  post([debit("2100", account, amount), credit("1000", branch, amount)]);
const place = (account: string) => ({ code: "2100", dimensionId: account, currency: "USD" });
const hold = (account: string, amount: bigint, owner = newId()) =>
  withTenant(world.host.database, firm.tenant.id, "write", (db) =>
    saveHold(db, {
      id: newId(),
      place: place(account),
      kind: "committed",
      amount,
      owner: { type: "test", id: owner },
      reason: "test",
    }),
  );
const balanceOf = async (account: string) => {
  const [row] = await ownerRows<{ posted: string; held: string; version: string }>(
    world,
    "SELECT posted, held, version FROM ledger_balance b JOIN ledger_account a ON a.id = b.account_id WHERE a.dimension_id = $1",
    [account],
  );
  return { posted: Number(row?.posted), held: Number(row?.held), version: Number(row?.version) };
};

describe("posting", () => {
  it("1.a an unbalanced entry is refused and nothing of it is stored", async () => {
    expect(await codeOf(post([debit("1000", branch, 10_000n), credit("2100", newId(), 9_999n)]))).toBe(
      "ENTRY_UNBALANCED",
    );
    expect(await codeOf(post([debit("1000", branch, 100n)]))).toBe("ENTRY_UNBALANCED");
  });

  it("2.c a code without its dimension, an unknown code and a frozen account are refused", async () => {
    expect(await codeOf(post([debit("1000", branch, 1n), credit("2100", undefined, 1n)]))).toBe(
      "DIMENSION_MISSING",
    );
    expect(await codeOf(post([debit("1000", branch, 1n), credit("7777", undefined, 1n)]))).toBe(
      "ACCOUNT_MISSING",
    );
  });

  it("1.c money dated in a locked month keeps its date and is booked on the first open day", async () => {
    const own = firm;
    await ownerRows(
      world,
      "INSERT INTO accounting_period (tenant_id, id, starts_on, ends_on, state) VALUES ($1, $2, '2026-03-01', '2026-03-31', 'locked')",
      [own.tenant.id, newId()],
    );
    const id = await post([debit("1000", branch, 5n), credit("2100", newId(), 5n)], {
      effectiveDate: "2026-03-30",
    });
    const [row] = await ownerRows<{ effective: string; posting: string }>(
      world,
      "SELECT effective_date::text AS effective, posting_date::text AS posting FROM journal_entry WHERE id = $1",
      [id],
    );
    expect(row).toEqual({ effective: "2026-03-30", posting: "2026-04-01" });
  });

  it("1.d an entry is reversed once, and one cause posts once", async () => {
    const account = newId();
    const id = await fund(account, 100n);
    const mirror = [debit("2100", account, 100n), credit("1000", branch, 100n)];
    await post(mirror, { reverses: id });
    expect(await codeOf(post(mirror, { reverses: id }))).toMatch(/DUPLICATE|INSUFFICIENT_AVAILABLE/);
    const key = newId();
    await post([debit("1000", branch, 1n), credit("2100", account, 1n)], { key });
    expect(await codeOf(post([debit("1000", branch, 1n), credit("2100", account, 1n)], { key }))).toBe(
      "DUPLICATE",
    );
  });

  it("1.e five hundred parallel postings on one account: balance equals the sum, versions 1 to 500", async () => {
    const account = newId();
    await Promise.all(Array.from({ length: 500 }, () => fund(account, 3n)));
    expect(await balanceOf(account)).toEqual({ posted: 1_500, held: 0, version: 500 });
    const [sum] = await ownerRows<{ cr: string }>(
      world,
      "SELECT sum(cr) AS cr FROM posting p JOIN ledger_account a ON a.id = p.account_id WHERE a.dimension_id = $1",
      [account],
    );
    expect(Number(sum?.cr)).toBe(1_500);
  });

  it("kept balances equal their postings everywhere (I03), and the books are balanced (I02)", async () => {
    const drift = await ownerRows(
      world,
      `SELECT a.code FROM ledger_account a JOIN (SELECT account_id, sum(posted) AS kept FROM ledger_balance GROUP BY 1) b ON b.account_id = a.id
        JOIN (SELECT account_id, sum(dr) - sum(cr) AS net FROM posting GROUP BY 1) p ON p.account_id = a.id
        WHERE b.kept <> CASE WHEN a.normal_side = 'debit' THEN p.net ELSE -p.net END`,
    );
    expect(drift).toEqual([]);
    expect(
      await ownerRows(
        world,
        "SELECT entry_id FROM posting GROUP BY entry_id, currency HAVING sum(dr) <> sum(cr)",
      ),
    ).toEqual([]);
  });

  it("an entry written past the function by the owner himself dies at commit when it does not balance", async () => {
    const id = newId();
    await expect(
      ownerRows(
        world,
        `INSERT INTO journal_entry (tenant_id, id, voucher_type, fiscal_year, rule_code, cause_event_id, cause_key, effective_date, posting_date, business_date, narration, made_by_kind, desk, subject_type, subject_id, hash)
          VALUES ('${firm.tenant.id}', '${id}', 'journal', 2026, 'X', '${id}', '${id}', '2026-11-01', '2026-11-01', '2026-11-01', 'x', 'system', 'collections', 'x', '${id}', '\\x00')`,
      ),
    ).rejects.toThrow(/ENTRY_UNBALANCED/);
  });
});

describe("holds", () => {
  it("4.a of six parallel holds of 1,000 on 5,000 five succeed; voiding one admits the sixth", async () => {
    const account = newId();
    await fund(account, 5_000n);
    const owners = Array.from({ length: 6 }, () => newId());
    const answers = await Promise.all(owners.map((owner) => codeOf(hold(account, 1_000n, owner))));
    expect(answers.filter((answer) => answer === "ok")).toHaveLength(5);
    expect(answers.filter((answer) => answer === "INSUFFICIENT_AVAILABLE")).toHaveLength(1);
    const winner = owners[answers.indexOf("ok")] ?? "";
    await withTenant(world.host.database, firm.tenant.id, "write", (db) =>
      saveHoldReleased(db, { owner: { type: "test", id: winner }, kind: "committed" }),
    );
    expect(await codeOf(hold(account, 1_000n))).toBe("ok");
    expect(await balanceOf(account)).toMatchObject({ posted: 5_000, held: 5_000 });
  });

  it("4.b of two payments of 6,000 out of 10,000 at the same instant one goes", async () => {
    const account = newId();
    await fund(account, 10_000n);
    const answers = await Promise.all([codeOf(spend(account, 6_000n)), codeOf(spend(account, 6_000n))]);
    expect(answers.sort()).toEqual(["INSUFFICIENT_AVAILABLE", "ok"]);
  });

  it("4.c capturing 420 of a hold of 500 frees what the entry takes and leaves 80 held", async () => {
    const account = newId();
    const owner = newId();
    await fund(account, 500n);
    await hold(account, 500n, owner);
    expect(await codeOf(spend(account, 420n))).toBe("INSUFFICIENT_AVAILABLE");
    await withTenant(world.host.database, firm.tenant.id, "write", (db) =>
      saveHoldReleased(db, {
        owner: { type: "test", id: owner },
        kind: "committed",
        amount: 420n,
        capture: true,
      }),
    );
    expect(await codeOf(spend(account, 420n))).toBe("ok");
    expect(await balanceOf(account)).toMatchObject({ posted: 80, held: 80 });
  });
});
