import { afterAll, beforeAll, describe, expect, it } from "vitest";

import { absorbProviderEvent } from "~/jobs/money/absorb-provider-event.server";
import { storeProviderEvent } from "~/jobs/store-provider-event.server";
import { replayEvent } from "~/money/commands/provider/replay-event.server";
import { eventFilter, eventList, eventPage } from "~/money/queries/provider/event-list.server";

import { type Firm, openFirm, yes } from "../../support/firm";
import { enablePayments, openCheckoutFor, read, settle } from "../../support/paying";
import { placeDebt } from "../../support/placed";
import { openWorld, type World } from "../../support/world";

let world: World;
beforeAll(async () => {
  world = await openWorld();
});
afterAll(() => world.close());

async function toldOf() {
  const firm = await openFirm(world);
  await enablePayments(world, firm);
  const payment = await openCheckoutFor(
    world,
    firm,
    await placeDebt(world, firm, { amount: "300.00" }),
    "100.00",
  );
  world.host.ports.payments.pay(payment.checkoutRef ?? "", "ok");
  const news = {
    provider: "fake" as const,
    eventId: `evt-${payment.id}`,
    accountRef: payment.processorAccountRef ?? "",
    type: "payment_intent.succeeded",
    subject: "payment" as const,
    createdAt: new Date(),
    objectRef: "pi",
    paymentId: payment.id,
  };
  const body = JSON.stringify({ id: news.eventId, billing_details: { name: "Dana Debtor" } });
  const store = () => storeProviderEvent(world.host, firm.tenant.id, news, body);
  expect([await store(), await store()]).toEqual(["stored", "known"]);
  return { firm, payment };
}

const inbox = async (firm: Firm, state?: string) =>
  (await firm.viewer.read(eventList, eventFilter.parse({ state }))).rows;

describe("the inbox of processor news", () => {
  it("gives news up after eight tries, and a person has it worked again, once", async () => {
    const { firm, payment } = await toldOf();
    const [event] = await inbox(firm);
    const job = { tenantId: firm.tenant.id, providerEventId: event?.id };
    world.host.ports.payments.loseAnswers(8);
    for (let tries = 1; tries < 8; tries += 1)
      await expect(absorbProviderEvent(world.host, job)).rejects.toThrow();
    expect(await inbox(firm, "failed")).toMatchObject([{ tries: 7 }]);
    await absorbProviderEvent(world.host, job);
    expect(await inbox(firm, "dead")).toMatchObject([{ tries: 8 }]);
    const asked = { eventId: event?.id };
    expect(await firm.manager.change(replayEvent, asked)).toMatchObject({ refusal: { code: "FORBIDDEN" } });
    const other = await openFirm(world);
    expect(await other.admin.change(replayEvent, asked)).toMatchObject({ refusal: { code: "NOT_FOUND" } });
    yes(await firm.admin.change(replayEvent, asked));
    expect(await firm.admin.change(replayEvent, asked)).toMatchObject({
      refusal: { code: "EVENT_NOT_STUCK" },
    });
    await settle(world);
    expect(await inbox(firm, "done")).toHaveLength(1);
    expect(await read(firm, payment.id)).toMatchObject({ state: "succeeded" });
  });

  it("shows what was sent without who paid, to its own firm only", async () => {
    const { firm, payment } = await toldOf();
    await settle(world);
    const eventId = (await inbox(firm))[0]?.id ?? "";
    const page = await firm.viewer.read(eventPage, { eventId });
    expect(page).toMatchObject({ paymentId: payment.id, event: { state: "done", tries: 1 } });
    expect(page?.body).toContain(payment.id);
    expect(page?.body).not.toContain("Dana");
    const other = await openFirm(world);
    expect(await other.viewer.read(eventPage, { eventId })).toBeNull();
    expect(await inbox(other)).toEqual([]);
  });
});
