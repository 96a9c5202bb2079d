import { afterAll, beforeAll, describe, expect, it } from "vitest";

import { apiKeyOf, callApi } from "../support/api";
import { type Firm, openFirm } from "../support/firm";
import { ownerRows } from "../support/owner-rows";
import { balanceOf } from "../support/paying";
import { placeDebt } from "../support/placed";
import { bankAccountOf, mt940 } from "../support/statements";
import { openWorld, type World } from "../support/world";

let world: World;
let firm: Firm;
let key: string;
let account: { id: string };
beforeAll(async () => {
  world = await openWorld();
  firm = await openFirm(world);
  account = await placeDebt(world, firm);
  key = await apiKeyOf(firm);
  await world.drain();
});
afterAll(() => world.close());

const post = (path: string, body: unknown, headers: Record<string, string> = {}) =>
  callApi(path, { method: "POST", key, body, headers });

const cash = (amount = "12.50") => ({
  account_id: account.id,
  amount: { amount, currency: "USD" },
  method: "cash",
  effective_date: firm.tenant.businessDate,
});

/** Everything the firm has: rows of every kind that an act could leave, and jobs. */
async function traces(): Promise<unknown> {
  const counts = await ownerRows(
    world,
    `SELECT (SELECT count(*) FROM event WHERE tenant_id = $1) AS events, (SELECT count(*) FROM payment WHERE tenant_id = $1) AS payments,
      (SELECT count(*) FROM journal_entry WHERE tenant_id = $1) AS entries, (SELECT count(*) FROM idempotency_record WHERE tenant_id = $1) AS keys,
      (SELECT count(*) FROM approval_request WHERE tenant_id = $1) AS approvals, (SELECT count(*) FROM statement_file WHERE tenant_id = $1) AS files,
      (SELECT count(*) FROM receipt WHERE tenant_id = $1) AS receipts, (SELECT count(*) FROM job.job) AS jobs`,
    [firm.tenant.id],
  );
  return counts[0];
}

describe("dry_run=true", () => {
  it("answers what would have been, says that it was only tried, and keeps nothing", async () => {
    const before = await traces();
    const tried = await post("/payments?dry_run=true", cash(), { "idempotency-key": "dry-run-0001" });
    expect(tried).toMatchObject({ status: 200, body: { id: expect.any(String) as string } });
    expect(tried.headers.get("dry-run")).toBe("true");
    const journal = {
      effective_date: firm.tenant.businessDate,
      narration: "Stamps",
      lines: [
        { code: "5400", debit: { amount: "8.00", currency: "USD" } },
        { code: "2800", credit: { minor: 800, currency: "USD" } },
      ],
    };
    expect(await post("/ledger/entries?dry_run=true", journal)).toMatchObject({ status: 200 });
    expect(await post("/invariants/run?dry_run=true", {})).toMatchObject({ status: 200 });
    expect(await traces()).toEqual(before);
  });

  it("needs no key, and leaves the key free for the act itself", async () => {
    const balance = await balanceOf(firm, account);
    expect(await post("/payments?dry_run=true", cash())).toMatchObject({ status: 200 });
    const headers = { "idempotency-key": "dry-run-0002" };
    await post("/payments?dry_run=true", cash("99.00"), headers);
    const done = await post("/payments", cash(), headers);
    expect(done.status).toBe(201);
    expect(done.headers.get("dry-run")).toBeNull();
    expect(await balanceOf(firm, account)).toBe(balance - 1250n);
  });

  it("refuses what the act would refuse", async () => {
    const future = { ...cash(), effective_date: "2099-01-01" };
    const tried = await post("/payments?dry_run=true", future);
    const meant = await post("/payments", future, { "idempotency-key": "dry-run-0003" });
    expect(tried).toMatchObject({ status: meant.status, body: { code: meant.body["code"] } });
    expect(tried.status).toBe(422);
    expect(await post("/payments?dry_run=perhaps", cash())).toMatchObject({
      status: 400,
      body: { errors: [{ pointer: "/dry_run", code: "MALFORMED" }] },
    });
  });

  it("keeps no file that was only tried", async () => {
    const bankAccount = await bankAccountOf(world, firm);
    const before = await traces();
    const form = new FormData();
    form.set("bank_account_id", bankAccount);
    form.set("file", new File([mt940("123456789", "C260109USD0,00", "C260109USD0,00", [])], "day.sta"));
    expect(await callApi("/bank-statements?dry_run=true", { method: "POST", key, body: form })).toMatchObject(
      {
        status: 200,
      },
    );
    expect(await traces()).toEqual(before);
  });
});
