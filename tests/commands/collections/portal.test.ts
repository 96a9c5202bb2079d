import { afterAll, beforeAll, describe, expect, it } from "vitest";

import { redeemPortalCode } from "~/collections/commands/portal/redeem-portal-code.server";
import { requestPortalCode } from "~/collections/commands/portal/request-portal-code.server";
import { portalOverview, portalPayment } from "~/collections/queries/portal/portal-overview.server";

import { type Firm, openFirm, yes } from "../../support/firm";
import { ownerRows } from "../../support/owner-rows";
import { customerOf, enablePayments, payByCard, settle } from "../../support/paying";
import { placeDebts } from "../../support/placed";
import { openWorld, type World } from "../../support/world";

let world: World;
let firm: Firm;
let count = 0;
beforeAll(async () => {
  world = await openWorld();
  firm = await openFirm(world);
});
afterAll(() => world.close());

const browser = () => `browser-${(count += 1)}-${"x".repeat(24)}`;

async function debtor() {
  count += 1;
  const email = `debtor${count}@example.com`;
  const [account] = await placeDebts(world, firm, [
    { email, name: `Person ${String.fromCharCode(65 + (count % 26))}` },
  ]);
  if (!account) throw new Error("nothing placed");
  return { account, email };
}
const ask = (reference: string, browserToken: string) =>
  firm.system.change(requestPortalCode, { reference, browserToken });
const redeem = (code: string, browserToken: string) =>
  firm.system.change(redeemPortalCode, { code, browserToken });
async function codeFor(email: string): Promise<string> {
  await settle(world);
  return /\b\d{6}\b/.exec(world.host.ports.email.sentTo(email)[0]?.text ?? "")?.[0] ?? "";
}

describe("portal sign-in", () => {
  it("mails a six-digit code that opens the portal once, only in the browser that asked", async () => {
    const { account, email } = await debtor();
    const token = browser();
    yes(await ask(account.externalRef.toLowerCase(), token));
    const code = await codeFor(email);
    expect(code).toMatch(/^\d{6}$/);
    expect(yes(await redeem(code, browser())).portalAccountId).toBeNull();
    expect(yes(await redeem(code, token)).portalAccountId).not.toBeNull();
    expect(yes(await redeem(code, token)).portalAccountId).toBeNull();
  });

  it("answers an unknown reference exactly as a known one, and no mail leaves", async () => {
    const { account } = await debtor();
    const sent = world.host.ports.email.outbox.length;
    const known = yes(await ask(account.externalRef, browser()));
    const unknown = yes(await ask("NOBODY-HAS-THIS", browser()));
    expect(unknown).toEqual(known);
    await settle(world);
    expect(world.host.ports.email.outbox.length).toBe(sent + 1);
    const rows = await ownerRows<{ n: number }>(
      world,
      "SELECT count(*)::int AS n FROM portal_code WHERE tenant_id = $1 AND portal_account_id IS NULL",
      [firm.tenant.id],
    );
    expect(rows[0]?.n).toBeGreaterThan(0);
  });

  it("P4-4 the fourth request in a quarter of an hour is refused, known reference or not", async () => {
    const { account } = await debtor();
    for (const reference of [account.externalRef, "UNKNOWN-77"]) {
      for (let tries = 0; tries < 3; tries += 1) yes(await ask(reference, browser()));
      expect(await ask(reference, browser())).toMatchObject({ refusal: { code: "RATE_LIMITED" } });
    }
  });

  it("five wrong tries use a code up, also in parallel, and the right one no longer opens", async () => {
    const { account, email } = await debtor();
    const token = browser();
    yes(await ask(account.externalRef, token));
    const code = await codeFor(email);
    const wrong = code === "000000" ? "000001" : "000000";
    await Promise.all(Array.from({ length: 8 }, () => redeem(wrong, token)));
    expect(yes(await redeem(code, token)).portalAccountId).toBeNull();
  });

  it("an expired code does not open", async () => {
    const { account, email } = await debtor();
    const token = browser();
    yes(await ask(account.externalRef, token));
    const code = await codeFor(email);
    await ownerRows(
      world,
      "UPDATE portal_code SET expires_at = now() - interval '1 second' WHERE tenant_id = $1",
      [firm.tenant.id],
    );
    expect(yes(await redeem(code, token)).portalAccountId).toBeNull();
  });

  it("stores neither code nor reference readable, nor in the queue", async () => {
    const { account, email } = await debtor();
    yes(await ask(account.externalRef, browser()));
    const queued = await ownerRows<{ data: string }>(
      world,
      "SELECT data::text FROM job.job WHERE name = 'send-email' AND state < 'completed'",
    );
    const code = await codeFor(email);
    expect(queued.some((row) => row.data.includes(code))).toBe(false);
    const [row] = await ownerRows<{ row: string }>(
      world,
      "SELECT row_to_json(c)::text AS row FROM portal_code c ORDER BY id DESC LIMIT 1",
    );
    expect(row?.row).not.toContain(code);
  });
});

describe("portal reading", () => {
  it("AX-16.2 shows a debtor their own accounts and payments, and nobody else's by any id", async () => {
    const own = await openFirm(world);
    await enablePayments(world, own);
    const [mine, theirs] = await placeDebts(world, own, [
      { name: "Mine Alone", email: "mine@example.com" },
      { name: "Theirs Alone", email: "theirs@example.com" },
    ]);
    if (!mine || !theirs) throw new Error("nothing placed");
    const payment = await payByCard(world, own, theirs, "10.00");
    const me = await customerOf(own, mine);
    const overview = await me.read(portalOverview, undefined);
    expect(overview).toMatchObject({ payable: true, payments: [] });
    expect(overview.accounts.map((account) => account.externalRef)).toEqual([mine.externalRef]);
    expect(await me.read(portalPayment, { paymentId: payment.id })).toBeNull();
    const them = await customerOf(own, theirs);
    expect(await them.read(portalPayment, { paymentId: payment.id })).toMatchObject({
      state: "succeeded",
      balance: 29_000n,
    });
  });
});
