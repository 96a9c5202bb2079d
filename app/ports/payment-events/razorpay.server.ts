import { z } from "zod";

import { mapValue } from "../payments/map-value";
import type { CallResult } from "../payments/port";
import { openRazorpayLine, type RazorpayLine } from "../payments/razorpay/razorpay-caller.server";
import type { RazorpayConfig } from "../payments/razorpay/razorpay-client.server";
import {
  listOf,
  notes,
  razorpayAccount,
  razorpayReconItem,
  razorpaySettlement,
} from "../payments/razorpay/razorpay-shapes";
import type {
  BalanceItem,
  EventSubject,
  ListRequest,
  ListResult,
  Page,
  PaymentEventsPort,
  ProviderEvent,
} from "./port";
import { indianDateOf, toBalanceItem, toPayoutSnapshot } from "./razorpay-book.server";
import { ours, verifyRazorpayWebhook } from "./razorpay-webhook.server";

const DAY_MS = 86_400_000;
const PAGE_SIZE = 100;
const BOOK_PAGE_SIZE = 1000;
/** A bank may honour a payment days after it seemed to fail; lists go by the day it was begun. */
const LATE_DAYS = 5;
/** A settlement is in the report of the day its money moves, at most this long after it was made. */
const SETTLING_DAYS = 7;

export function razorpayPaymentEvents(config: RazorpayConfig): PaymentEventsPort {
  const line = openRazorpayLine(config);
  const { client, caller, now } = line;
  return {
    verifyWebhook: (rawBody, headers) =>
      verifyRazorpayWebhook(rawBody, headers, config.webhookSecrets, now()),

    async listEvents(request) {
      return toListResult(await caller.run(request.tenantId, () => listChanges(line, request)));
    },

    async listBalanceItems(request) {
      return toListResult(await caller.run(request.tenantId, () => listBook(line, request)));
    },

    async fetchPayout({ tenantId, accountRef, payoutRef }) {
      const path = `/v1/settlements/${encodeURIComponent(payoutRef)}`;
      const found = await caller.run(tenantId, () =>
        client.send({ method: "GET", path, accountRef }, razorpaySettlement),
      );
      return mapValue(found, toPayoutSnapshot);
    },
  };
}

const changed = z.object({
  id: z.string(),
  status: z.string().nullish(),
  payment_id: z.string().nullish(),
  notes,
  created_at: z.number().int(),
});
type Changed = z.output<typeof changed>;

const LISTS: { name: string; subject: EventSubject }[] = [
  { name: "payments", subject: "payment" },
  { name: "refunds", subject: "refund" },
  { name: "disputes", subject: "dispute" },
  { name: "settlements", subject: "payout" },
];

/**
 * Razorpay lists no news, only things; each thing in each state is told as one piece of news, under a name that is the
 * same whenever it is listed. The cursor is the list and how far into it.
 */
async function listChanges({ client }: RazorpayLine, request: ListRequest): Promise<Page<ProviderEvent>> {
  const { accountRef, since, cursor = "payments:0" } = request;
  const [name, skipped] = cursor.split(":");
  const at = LISTS.findIndex((list) => list.name === name);
  const list = LISTS[at];
  if (!list) return { items: [] };
  const skip = Number(skipped);
  const from = Math.max(0, Math.floor((since.getTime() - LATE_DAYS * DAY_MS) / 1000));
  const query = { from, count: PAGE_SIZE, skip };
  const ask = { method: "GET" as const, path: `/v1/${list.name}`, accountRef, query };
  const { items } = await client.send(ask, listOf(changed));
  const next = LISTS[at + 1];
  return {
    items: items.map((item) => toListedEvent(item, list.subject, accountRef)),
    nextCursor: items.length < PAGE_SIZE ? next && `${next.name}:0` : `${list.name}:${skip + PAGE_SIZE}`,
  };
}

function toListedEvent(item: Changed, subject: EventSubject, accountRef: string): ProviderEvent {
  const { id, status, payment_id: paid } = item;
  const state = status ?? "changed";
  const mandateId = subject === "payment" ? ours(item.notes["mandate"]) : undefined;
  return {
    provider: "razorpay",
    eventId: `listed:${id}:${state}`,
    accountRef,
    type: `${subject}.${state}`,
    subject: mandateId ? "mandate" : subject,
    createdAt: new Date(item.created_at * 1000),
    objectRef: id,
    paymentId: ours(item.notes["payment"]),
    mandateId,
    intentRef: subject === "payment" ? id : (paid ?? undefined),
    refundRef: subject === "refund" ? id : undefined,
    disputeRef: subject === "dispute" ? id : undefined,
    payoutRef: subject === "payout" ? id : undefined,
  };
}

/** The report goes by month of settlement, so the cursor is a month and how far into it; newest month first. */
async function listBook(
  line: RazorpayLine,
  request: ListRequest & { payoutRef?: string },
): Promise<Page<BalanceItem>> {
  const { accountRef, cursor, payoutRef } = request;
  const { first, last } = await monthsOf(line, request);
  const [month = last, skipped = "0"] = cursor?.split(":") ?? [];
  const [year = "", number = ""] = month.split("-");
  const skip = Number(skipped);
  const query = { year, month: number, count: BOOK_PAGE_SIZE, skip };
  const path = "/v1/settlements/recon/combined";
  const { items } = await line.client.send(
    { method: "GET", path, accountRef, query },
    listOf(razorpayReconItem),
  );
  const since = request.since.getTime() / 1000;
  const wanted = items.filter((item) =>
    payoutRef ? item.settlement_id === payoutRef : (item.settled_at ?? item.created_at) >= since,
  );
  const before = monthBefore(month);
  const page: Page<BalanceItem> = { items: wanted.map(toBalanceItem) };
  if (items.length === BOOK_PAGE_SIZE) page.nextCursor = `${month}:${skip + BOOK_PAGE_SIZE}`;
  else if (before >= first) page.nextCursor = `${before}:0`;
  return page;
}

/** `YYYY-MM` each. A first reading begins with the account: no month before it has a line. */
async function monthsOf(
  { client, now }: RazorpayLine,
  { accountRef, since, payoutRef }: ListRequest & { payoutRef?: string },
): Promise<{ first: string; last: string }> {
  const monthAt = (instant: number) => indianDateOf(Math.min(instant, now())).slice(0, 7);
  if (payoutRef) {
    const path = `/v1/settlements/${encodeURIComponent(payoutRef)}`;
    const settlement = await client.send({ method: "GET", path, accountRef }, razorpaySettlement);
    const madeAt = settlement.created_at * 1000;
    return { first: monthAt(madeAt), last: monthAt(madeAt + SETTLING_DAYS * DAY_MS) };
  }
  const last = monthAt(now());
  if (since.getTime() > 0) return { first: monthAt(since.getTime()), last };
  const path = `/v2/accounts/${encodeURIComponent(accountRef)}`;
  const account = await client.send({ method: "GET", path }, razorpayAccount);
  return { first: monthAt((account.created_at ?? 0) * 1000), last };
}

function monthBefore(month: string): string {
  const date = new Date(`${month}-01T00:00:00Z`);
  date.setUTCMonth(date.getUTCMonth() - 1);
  return date.toISOString().slice(0, 7);
}

function toListResult<T>(answer: CallResult<Page<T>>): ListResult<T> {
  if (answer.result === "failed") return { result: "unknown", code: answer.code, message: answer.message };
  return answer.result === "unknown" ? answer : { result: "succeeded", value: answer.value };
}
