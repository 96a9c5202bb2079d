import { absorbBalanceItems } from "~/money/commands/provider/absorb-balance-items.server";
import { recordEventsRead } from "~/money/commands/provider/record-events-read.server";
import { paymentsBehind } from "~/money/queries/provider/payments-behind.server";
import { processorReading } from "~/money/queries/provider/processor-reading.server";

import type { JobHandler, JobHost } from "../job-host";
import { runAsSystem, type SystemAccess, valueOf } from "../run-as-system.server";
import { storeProviderEvent } from "../store-provider-event.server";
import { listBalanceItems } from "./list-balance-items.server";
import { readPayment } from "./read-payment.server";

const HOUR_MS = 3_600_000;
/** News and lines may be written a little after they happened: each reading looks back this far again. */
const OVERLAP_MS = 2 * HOUR_MS;
/** As long as the processor lists events. */
const FIRST_LOOK_MS = 29 * 24 * HOUR_MS;
const BOOK_EVERY_MS = 20 * HOUR_MS;

/** Every hour: news that never arrived. Once a day: the processor's own book, line by line (spec 05 §8). */
export const pollProcessor: JobHandler = async (host, payload) => {
  const system = await runAsSystem(host, String(payload["tenantId"]), "poll-processor");
  const reading = await system?.read(processorReading, {});
  if (!system || !reading) return;
  await readEvents(host, system, reading);
  const { itemsReadAt } = reading;
  if (
    !itemsReadAt ||
    host.now().getTime() - itemsReadAt.getTime() > BOOK_EVERY_MS ||
    payload["book"] === true
  )
    await readBook(host, system, reading);
};

interface Reading {
  accountRef: string;
  eventsReadAt: Date | null;
  itemsReadAt: Date | null;
}

async function readEvents(host: JobHost, system: SystemAccess, { accountRef, eventsReadAt }: Reading) {
  const at = host.now();
  const place = { tenantId: system.tenant.id, accountRef, since: lookFrom(at, eventsReadAt) };
  for (let cursor: string | undefined, more = true; more; more = cursor !== undefined) {
    const listed = await host.ports.paymentEvents.listEvents({ ...place, cursor });
    if (listed.result === "unknown") throw new Error(`the processor did not answer: ${listed.code}`);
    // oldest first, so that what a reading that breaks off has stored is what the next begins with
    for (const event of listed.value.items.toReversed())
      await storeProviderEvent(host, system.tenant.id, event, JSON.stringify(event));
    cursor = listed.value.nextCursor;
  }
  valueOf(await system.change(recordEventsRead, { at }));
}

/** The lines first; then whatever of ours they show to be behind is asked after, and posts in its own right. */
async function readBook(host: JobHost, system: SystemAccess, { accountRef, itemsReadAt }: Reading) {
  const at = host.now();
  // the first reading begins with the account: a payment whose lines were never read would look like a difference
  const since = itemsReadAt ? lookFrom(at, itemsReadAt) : new Date(0);
  const place = { tenantId: system.tenant.id, accountRef, since };
  await listBalanceItems(host, place, async (items) => {
    valueOf(await system.change(absorbBalanceItems, { items, readUntil: null }));
  });
  for (const paymentId of await system.read(paymentsBehind, {})) await readPayment(host, system, paymentId);
  valueOf(await system.change(absorbBalanceItems, { items: [], readUntil: at }));
}

function lookFrom(now: Date, last: Date | null): Date {
  return new Date(last ? last.getTime() - OVERLAP_MS : now.getTime() - FIRST_LOOK_MS);
}
