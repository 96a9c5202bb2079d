import { afterAll, beforeAll, expect, it } from "vitest";

import { startDebtorCheckout } from "~/collections/commands/payment/start-debtor-checkout.server";
import { sendEmail } from "~/jobs/office/send-email.server";
import { portalBase } from "~/jobs/portal-base";
import { runCommand } from "~/office/commands/command/run-command.server";
import { newId } from "~/platform/ids/new-id";
import type { CheckoutRequest } from "~/ports/payments/port";

import { type Firm, openFirm, yes } from "../../../support/firm";
import { ownerRows } from "../../../support/owner-rows";
import { customerOf, enablePayments, nextKey, settle } from "../../../support/paying";
import { placeDebt } from "../../../support/placed";
import { openWorld, type World } from "../../../support/world";

const HOST = "pay.harbor.example";

let world: World;
let firm: Firm;
beforeAll(async () => {
  world = await openWorld();
  firm = await openFirm(world);
  await enablePayments(world, firm);
  await ownerRows(
    world,
    `INSERT INTO tenant_domain (id, tenant_id, host, shown, token, state) VALUES (uuidv7(), $1, '${HOST}', '${HOST}', 'x', 'active')`,
    [firm.tenant.id],
  );
});
afterAll(() => world.close());

/** Where the payment page leads back to. */
async function backOf(portalHost?: string): Promise<string> {
  const { payments } = world.host.ports;
  const asked: CheckoutRequest[] = [];
  const create = payments.createCheckout.bind(payments);
  payments.createCheckout = (request) => {
    asked.push(request);
    return create(request);
  };
  const account = await placeDebt(world, firm, { name: `Payer ${asked.length}${portalHost ?? ""}` });
  const { actor } = await customerOf(firm, account);
  const origin = { ip: null, userAgent: null, requestId: null, ...(portalHost ? { portalHost } : {}) };
  const call = { tenant: firm.tenant, actor, origin, idempotencyKey: nextKey() };
  yes(await runCommand(world.host, call, startDebtorCheckout, { accountId: account.id, amount: "10.00" }));
  await settle(world);
  payments.createCheckout = create;
  return asked[0]?.successUrl ?? "";
}

it("a payer comes back to the host they came by: their session belongs to it", async () => {
  expect(new URL(await backOf(HOST)).origin).toBe(`http://${HOST}`);
  expect(new URL(await backOf()).origin).toBe(world.host.baseUrl);
  expect(portalBase("https://app.example:8443", HOST)).toBe(`https://${HOST}:8443`);
  expect(portalBase("https://app.example", null)).toBe("https://app.example");
});

it("mails to customers lead to the firm's own name, mails to its people to ours", async () => {
  const params = {
    fullName: "Dana",
    amount: { minor: "100", currency: "USD" },
    path: "/portal/x/receipts/1",
    host: HOST,
  };
  const mail = { tenantId: firm.tenant.id, params };
  await sendEmail(world.host, {
    ...mail,
    jobId: newId(),
    to: "debtor@example.com",
    letter: "payment_receipt",
  });
  await sendEmail(world.host, { ...mail, jobId: newId(), to: "owner@example.com", letter: "domain_failing" });
  const text = (to: string) => world.host.ports.email.sentTo(to)[0]?.text ?? "";
  expect(text("debtor@example.com")).toContain(`http://${HOST}/portal/x/receipts/1`);
  expect(text("owner@example.com")).toContain(`${world.host.baseUrl}/settings/domains`);
  // a name that leads elsewhere for now is nothing to send people to
  await ownerRows(world, "UPDATE tenant_domain SET failing_since = now()");
  await sendEmail(world.host, {
    ...mail,
    jobId: newId(),
    to: "later@example.com",
    letter: "payment_receipt",
  });
  expect(text("later@example.com")).toContain(`${world.host.baseUrl}/portal/x/receipts/1`);
});
