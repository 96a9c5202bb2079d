import { afterAll, beforeAll, describe, expect, it } from "vitest";

import { issueStatement } from "~/collections/commands/account/issue-statement.server";
import { recordDebtorPayment } from "~/collections/commands/payment/record-debtor-payment.server";
import { issueOwnStatement } from "~/collections/commands/portal/issue-own-statement.server";
import { accountStatement } from "~/collections/queries/account/account-statement.server";
import { issuedStatements } from "~/collections/queries/account/issued-statements.server";
import type { WorklistRow } from "~/collections/queries/worklist/worklist-page.server";
import { giveStatement, readStored } from "~/jobs/collections/give-statement.server";
import { addDays } from "~/office/domain/calendar-date";

import { type Firm, type Hand, openFirm, yes } from "../../support/firm";
import { ownerRows } from "../../support/owner-rows";
import { customerOf, nextKey } from "../../support/paying";
import { placeDebts } from "../../support/placed";
import { openWorld, type World } from "../../support/world";

let world: World;
let firm: Firm;
let other: Firm;
let account: WorklistRow;
let neighbour: WorklistRow;

beforeAll(async () => {
  world = await openWorld();
  firm = await openFirm(world);
  other = await openFirm(world);
  const [first, second] = await placeDebts(world, firm, [
    { name: "José Álvarez", amount: "300.00", email: "jose@example.com" },
    { name: "Nora Neighbour", amount: "50.00", email: "nora@example.com" },
  ]);
  if (!first || !second) throw new Error("nothing was placed");
  [account, neighbour] = [first, second];
  await pay("20.50");
});
afterAll(() => world.close());

const pay = async (amount: string) =>
  yes(
    await firm.admin.change(
      recordDebtorPayment,
      { accountId: account.id, amount, method: "cash", effectiveDate: firm.tenant.businessDate },
      nextKey(),
    ),
  );

const today = () => firm.tenant.businessDate;
const asked = (accountId = account.id) => ({ tenant: firm.tenant, accountId, from: null, on: today() });
const give = (hand: Hand, issue = issueStatement, accountId?: string) =>
  giveStatement(hand, world.host.ports.storage, issue, asked(accountId));

async function bytesOf(hand: Hand, issue = issueStatement): Promise<Buffer> {
  const given = await give(hand, issue);
  if (!given.ok) throw new Error(given.refusal.code);
  return Buffer.from(given.value.bytes);
}

describe("an account statement", () => {
  it("tells the debt before, everything that moved it, and what is left", async () => {
    const facts = await firm.admin.read(accountStatement, { accountId: account.id, from: null, on: today() });
    expect(facts?.opening).toBe(0n);
    expect(facts?.moves.map(({ kind, amount, method }) => [kind, amount, method])).toEqual([
      ["placement", 30000n, null],
      ["payment", -2050n, "cash"],
    ]);
    const later = { accountId: account.id, from: addDays(today(), 1), on: addDays(today(), 1) };
    expect(await firm.admin.read(accountStatement, later)).toMatchObject({ opening: 27950n, moves: [] });
  });

  it("is given out again to the byte while it says the same, and is a new one when it does not", async () => {
    const first = await bytesOf(firm.admin);
    expect(first.subarray(0, 5).toString()).toBe("%PDF-");
    expect((await bytesOf(firm.admin)).equals(first)).toBe(true);
    expect(await firm.admin.read(issuedStatements, { accountId: account.id })).toHaveLength(1);
    await pay("1.00");
    expect((await bytesOf(firm.admin)).equals(first)).toBe(false);
    expect(await firm.admin.read(issuedStatements, { accountId: account.id })).toHaveLength(2);
  });

  it("▸ 14.b what was told on a day is shown byte-equal to the stored document, whatever came later", async () => {
    const told = await bytesOf(firm.admin);
    const [issued] = await firm.admin.read(issuedStatements, { accountId: account.id });
    await pay("5.00");
    const stored = await readStored(world.host.ports.storage, firm.tenant.id, issued?.storageKey ?? "");
    expect(Buffer.from(stored).equals(told)).toBe(true);
    const [kept] = await ownerRows<{ sha: string; size: string; type: string }>(
      world,
      "SELECT encode(f.sha256, 'hex') AS sha, f.size, d.type FROM document_file f JOIN document d ON d.id = f.document_id WHERE d.id = $1",
      [issued?.documentId],
    );
    const { createHash } = await import("node:crypto");
    expect(kept).toMatchObject({
      sha: createHash("sha256").update(told).digest("hex"),
      size: String(told.length),
      type: "account_statement",
    });
  });

  it("is the debtor's own to take, and nobody else's", async () => {
    const debtor = await customerOf(firm, account);
    expect((await bytesOf(debtor, issueOwnStatement)).subarray(0, 5).toString()).toBe("%PDF-");
    const nora = await customerOf(firm, neighbour);
    expect(await give(nora, issueOwnStatement)).toMatchObject({ ok: false, refusal: { code: "NOT_FOUND" } });
    expect(await give(other.admin)).toMatchObject({ ok: false, refusal: { code: "NOT_FOUND" } });
    const cora = await firm.collector();
    expect(await give(cora)).toMatchObject({ ok: false, refusal: { code: "NOT_FOUND" } });
  });

  it("no command keeps a document of an account its actor may not read, or of another account's file", async () => {
    const given = {
      accountId: account.id,
      from: today(),
      on: today(),
      storageKey: `statements/${account.id}/x/y.pdf`,
      fileName: "statement.pdf",
      sha256: "0".repeat(64),
      size: 1n,
    };
    const nora = await customerOf(firm, neighbour);
    expect(await nora.change(issueOwnStatement, given)).toMatchObject({ refusal: { code: "NOT_FOUND" } });
    expect(await other.admin.change(issueStatement, given)).toMatchObject({ refusal: { code: "NOT_FOUND" } });
    const elsewhere = { ...given, storageKey: `statements/${neighbour.id}/x/y.pdf` };
    expect(await firm.admin.change(issueStatement, elsewhere)).toMatchObject({
      refusal: { code: "NOT_FOUND" },
    });
    const debtor = await customerOf(firm, account);
    expect(await debtor.change(issueStatement, given)).toMatchObject({ refusal: { code: "FORBIDDEN" } });
  });

  it("leaves a trace of who took it", async () => {
    const log = await ownerRows<{ actor_kind: string }>(
      world,
      "SELECT DISTINCT actor_kind FROM event WHERE type = 'account.statement_issued' AND tenant_id = $1 ORDER BY 1",
      [firm.tenant.id],
    );
    expect(log.map(({ actor_kind }) => actor_kind)).toEqual(["customer", "staff"]);
    if (process.env.STATEMENT_OUT)
      (await import("node:fs")).writeFileSync(process.env.STATEMENT_OUT, await bytesOf(firm.admin));
  });
});
