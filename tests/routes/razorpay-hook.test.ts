import { createHmac } from "node:crypto";

import { afterAll, beforeAll, describe, expect, it } from "vitest";

import { recordProcessorAccount } from "~/money/commands/payment/record-processor-account.server";
import { eventFilter, eventList } from "~/money/queries/provider/event-list.server";
import { processorAccount } from "~/money/queries/processor-account.server";
import { action } from "~/routes/hooks+/razorpay";

import { type Firm, openFirm, yes } from "../support/firm";
import { openWorld, type World } from "../support/world";

let world: World;
let firm: Firm;
const ACCOUNT = "acc_GRWKk7qQsLnDjX";

beforeAll(async () => {
  world = await openWorld();
  firm = await openFirm(world);
  const account = { accountRef: ACCOUNT, state: "enabled", requirements: [], link: null };
  yes(await firm.system.change(recordProcessorAccount, account));
});
afterAll(() => world.close());

function bodyOf(accountRef: string): string {
  const payload = { settlement: { entity: { id: "setl_DGlQ1Rj8os78Ec", status: "processed" } } };
  const facts = { entity: "event", account_id: accountRef, event: "settlement.processed" };
  return JSON.stringify({ ...facts, payload, created_at: Math.floor(Date.now() / 1000) });
}

async function deliver(body: string, eventId: string, secret = "razorpay-webhook-secret") {
  const signature = createHmac("sha256", secret).update(body).digest("hex");
  const request = new Request("http://quittance.test/api/v1/payments/webhook/razorpay/", {
    method: "POST",
    body,
    headers: { "x-razorpay-signature": signature, "x-razorpay-event-id": eventId },
  });
  try {
    return await action({ request, params: {}, context: { cspNonce: "n", requestId: "r" } });
  } catch (refused) {
    if (refused instanceof Response) return refused;
    throw refused;
  }
}

const told = async (to: Firm) => (await to.viewer.read(eventList, eventFilter.parse({}))).rows;

describe("Razorpay's hook", () => {
  it("the firm's account at Razorpay is its processor account like any other", async () => {
    const account = await firm.system.read(processorAccount, undefined);
    expect(account).toMatchObject({ accountRef: ACCOUNT, state: "enabled" });
  });

  it("stores news once, for the firm whose account it names", async () => {
    const body = bodyOf(ACCOUNT);
    expect(await (await deliver(body, "KAbc1")).json()).toEqual({ received: true, known: false });
    expect(await (await deliver(body, "KAbc1")).json()).toEqual({ received: true, known: true });
    expect(await told(firm)).toMatchObject([{ type: "settlement.processed" }]);
  });

  it("tells no firm of an account that nobody has here", async () => {
    const other = await openFirm(world);
    expect((await deliver(bodyOf("acc_somebodyElse00"), "KAbc2")).status).toBe(200);
    expect(await told(other)).toEqual([]);
    expect(await told(firm)).toHaveLength(1);
  });

  it("8.b a body altered by one byte is a plain 400 and nothing is stored", async () => {
    const answer = await deliver(bodyOf(ACCOUNT), "KAbc3", "another-secret");
    expect([answer.status, await answer.text()]).toEqual([400, "WEBHOOK_SIGNATURE"]);
    expect(await told(firm)).toHaveLength(1);
  });
});
