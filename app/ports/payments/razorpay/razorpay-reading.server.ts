import { z } from "zod";

import type { PaymentReference, PaymentSnapshot, ProcessorPlace } from "../port";
import type { RazorpayClient } from "./razorpay-client.server";
import {
  listOf,
  type RazorpayDispute,
  razorpayDispute,
  type RazorpayLink,
  razorpayLink,
  type RazorpayPayment,
  razorpayPayment,
  razorpayRefund,
} from "./razorpay-shapes";
import { decisiveAttempt, toPaymentSnapshot } from "./razorpay-snapshot";

const PAGE = 100;
/** Disputes cannot be asked for by payment; beyond this many a firm has other worries. */
const MOST_DISPUTES = 1000;

/** A payment as it stands at Razorpay now: page, attempts, refunds and dispute in one picture. */
export async function readPayment(
  client: RazorpayClient,
  place: ProcessorPlace & PaymentReference,
): Promise<PaymentSnapshot> {
  const { accountRef } = place;
  const { link, attempts } =
    "checkoutRef" in place
      ? await readLinkAndAttempts(client, accountRef, place.checkoutRef)
      : await readByAttempt(client, accountRef, place.intentRef);
  const paid = decisiveAttempt(attempts);
  if (!paid || paid.status === "authorized") return toPaymentSnapshot({ link, attempts, refunds: [] });
  const path = `/v1/payments/${encodeURIComponent(paid.id)}/refunds`;
  const query = { count: PAGE };
  const listed = await client.send({ method: "GET", path, accountRef, query }, listOf(razorpayRefund));
  const dispute = await findDispute(client, accountRef, paid);
  return toPaymentSnapshot({ link, attempts, refunds: listed.items, dispute });
}

async function readLinkAndAttempts(client: RazorpayClient, accountRef: string, checkoutRef: string) {
  const path = `/v1/payment_links/${encodeURIComponent(checkoutRef)}`;
  const link = await client.send({ method: "GET", path, accountRef }, razorpayLink);
  return { link, attempts: await attemptsOf(client, accountRef, link) };
}

async function readByAttempt(client: RazorpayClient, accountRef: string, intentRef: string) {
  const attempt = await readAttempt(client, accountRef, intentRef);
  const { payment, attempt: number } = attempt.notes;
  const link = payment && number ? await findLink(client, accountRef, `${payment}:${number}`) : undefined;
  if (!link) return { link, attempts: [attempt] };
  return { link, attempts: await attemptsOf(client, accountRef, link, attempt) };
}

/**
 * The page lists only attempts that got through; those that failed are known to its order. A card's last digits come
 * only with the single payment.
 */
async function attemptsOf(
  client: RazorpayClient,
  accountRef: string,
  link: RazorpayLink,
  known?: RazorpayPayment,
): Promise<RazorpayPayment[]> {
  const attempts = link.order_id ? await readOrderAttempts(client, accountRef, link.order_id) : [];
  const paidId = decisiveAttempt(attempts)?.id ?? link.payments?.[0]?.payment_id ?? known?.id;
  if (!paidId) return attempts;
  const paid = known?.id === paidId ? known : await readAttempt(client, accountRef, paidId);
  return [paid, ...attempts.filter(({ id }) => id !== paidId)];
}

export async function readOrderAttempts(
  client: RazorpayClient,
  accountRef: string,
  orderRef: string,
): Promise<RazorpayPayment[]> {
  const path = `/v1/orders/${encodeURIComponent(orderRef)}/payments`;
  return (await client.send({ method: "GET", path, accountRef }, listOf(razorpayPayment))).items;
}

export async function readAttempt(
  client: RazorpayClient,
  accountRef: string,
  paymentRef: string,
): Promise<RazorpayPayment> {
  const path = `/v1/payments/${encodeURIComponent(paymentRef)}`;
  return client.send({ method: "GET", path, accountRef, query: { "expand[]": "card" } }, razorpayPayment);
}

/** The page that was opened under our reference; there is one at most. */
export async function findLink(
  client: RazorpayClient,
  accountRef: string,
  reference: string,
): Promise<RazorpayLink | undefined> {
  const found = await client.send(
    { method: "GET", path: "/v1/payment_links", accountRef, query: { reference_id: reference } },
    z.object({ payment_links: z.array(razorpayLink) }),
  );
  return found.payment_links.find(({ reference_id: named }) => named === reference);
}

async function findDispute(
  client: RazorpayClient,
  accountRef: string,
  paid: RazorpayPayment,
): Promise<RazorpayDispute | undefined> {
  for (let skip = 0; skip < MOST_DISPUTES; skip += PAGE) {
    const query = { count: PAGE, skip };
    const ask = { method: "GET" as const, path: "/v1/disputes", accountRef, query };
    const { items } = await client.send(ask, listOf(razorpayDispute));
    const found = items.find(({ payment_id: disputed }) => disputed === paid.id);
    if (found) return found;
    // newest first: none older than the payment can be about it
    const oldest = items.at(-1);
    if (items.length < PAGE || (oldest && oldest.created_at < paid.created_at)) return undefined;
  }
  return undefined;
}
