import { z } from "zod";

import { mapValue } from "../map-value";
import type { CallResult, PaymentSnapshot } from "../port";
import type { ChargeRequest } from "../standing-port";
import { toRazorpayAmount } from "./razorpay-amount";
import { refusedAmount } from "./razorpay-answer";
import type { RazorpayLine } from "./razorpay-caller.server";
import type { RazorpayClient } from "./razorpay-client.server";
import { readOrderAttempts, readPayment } from "./razorpay-reading.server";
import { listOf, razorpayCustomer, razorpayOrder } from "./razorpay-shapes";
import { decisiveAttempt } from "./razorpay-snapshot";

interface Order {
  id: string;
  amount: number;
  currency: string;
}

/**
 * Draws on a token. Razorpay has no key for it; our key is the order's receipt, and an order is charged only while
 * nothing was ever tried on it. Each step that makes something is sent once, so an answer that is lost is `unknown`
 * and the next call finds what became of it.
 */
export async function chargeToken(
  line: RazorpayLine,
  request: ChargeRequest,
): Promise<CallResult<PaymentSnapshot>> {
  const charged = toRazorpayAmount(request.amount);
  if (!charged.ok) return refusedAmount(charged.code);
  const order = await orderOf(line, request, charged.amount);
  if (order.result === "failed" || order.result === "unknown") return order;
  const { tenantId, accountRef } = request;
  if (order.value.amount !== charged.amount || order.value.currency !== request.amount.currency)
    return { result: "unknown", code: "KEY_REUSED", message: "This attempt has an order of another amount" };
  const tried = await line.caller.run(tenantId, () =>
    readOrderAttempts(line.client, accountRef, order.value.id),
  );
  if (tried.result === "failed" || tried.result === "unknown") return tried;
  const known = decisiveAttempt(tried.value) ?? tried.value[0];
  const drawn: CallResult<string> = known
    ? { result: "succeeded", value: known.id }
    : await draw(line, request, order.value);
  if (drawn.result === "failed" || drawn.result === "unknown") return drawn;
  const intentRef = drawn.value;
  const read = await line.caller.run(tenantId, () =>
    readPayment(line.client, { tenantId, accountRef, intentRef }),
  );
  return standingOf(read);
}

async function orderOf(
  { client, caller }: RazorpayLine,
  request: ChargeRequest,
  amount: number,
): Promise<CallResult<Order>> {
  const { tenantId, accountRef, paymentId, attempt } = request;
  const receipt = `${paymentId}:${attempt}`;
  const found = await caller.run(tenantId, () =>
    client.send({ method: "GET", path: "/v1/orders", accountRef, query: { receipt } }, listOf(razorpayOrder)),
  );
  if (found.result === "failed" || found.result === "unknown") return found;
  const known = found.value.items[0];
  if (known) return { result: "succeeded", value: known };
  const body = {
    amount,
    currency: request.amount.currency,
    receipt,
    payment_capture: true,
    notes: notesOf(request),
  };
  const ask = { method: "POST" as const, path: "/v1/orders", accountRef, body };
  return caller.run(tenantId, () => client.send(ask, razorpayOrder), { once: true });
}

/** The new payment's reference. */
async function draw(
  { client, caller }: RazorpayLine,
  request: ChargeRequest,
  order: Order,
): Promise<CallResult<string>> {
  const { tenantId, accountRef, payer, mandateRef, description } = request;
  const customer = await caller.run(tenantId, () => readCustomer(client, accountRef, payer.customerRef));
  if (customer.result === "failed" || customer.result === "unknown") return customer;
  const body = {
    email: customer.value.email,
    contact: customer.value.contact,
    amount: order.amount,
    currency: order.currency,
    order_id: order.id,
    customer_id: payer.customerRef,
    token: mandateRef ?? payer.methodRef,
    recurring: true,
    description,
    notes: notesOf(request),
  };
  const ask = { method: "POST" as const, path: "/v1/payments/create/recurring", accountRef, body };
  const made = await caller.run(
    tenantId,
    () => client.send(ask, z.object({ razorpay_payment_id: z.string() })),
    { once: true },
  );
  return mapValue(made, ({ razorpay_payment_id: id }) => id);
}

function readCustomer(client: RazorpayClient, accountRef: string, customerRef: string) {
  const path = `/v1/customers/${encodeURIComponent(customerRef)}`;
  return client.send({ method: "GET", path, accountRef }, razorpayCustomer);
}

function notesOf({ tenantId, paymentId, purpose, attempt }: ChargeRequest): Record<string, string> {
  return { tenant: tenantId, payment: paymentId, purpose, attempt: String(attempt) };
}

function standingOf(read: CallResult<PaymentSnapshot>): CallResult<PaymentSnapshot> {
  if (read.result !== "succeeded" || read.value.state === "succeeded") return read;
  if (read.value.state !== "failed") return { result: "accepted", value: read.value };
  const { failureCode = "PAYMENT_FAILED" } = read.value;
  return { result: "failed", code: failureCode, message: "The bank refused the charge" };
}
