import { createHmac, timingSafeEqual } from "node:crypto";

import { z } from "zod";

import { notes } from "../payments/razorpay/razorpay-shapes";
import type { EventSubject, ProviderEvent, WebhookVerdict } from "./port";

/**
 * Razorpay signs no time, and sends news again for 24 hours as it was first sent; what is older than that and an hour
 * is an old message sent again by somebody else.
 */
const OLDEST_MS = 25 * 3_600_000;

const reference = z
  .string()
  .nullish()
  .catch(undefined)
  .transform((value) => value || undefined);
const entity = z.object({
  id: z.string(),
  payment_id: reference,
  reference_id: reference,
  notes,
});
type Entity = z.output<typeof entity>;

const webhookBody = z.object({
  event: z.string().min(1),
  account_id: z.string().startsWith("acc_"),
  created_at: z.number().int().positive().max(100_000_000_000),
  payload: z.record(z.string(), z.object({ entity: z.unknown() }).catch({ entity: undefined })),
});

/** @param rawBody exactly as received */
export function verifyRazorpayWebhook(
  rawBody: string,
  headers: Headers,
  secrets: readonly string[],
  now: number,
): WebhookVerdict {
  const signature = headers.get("x-razorpay-signature");
  if (!signature) return { ok: false, reason: "MISSING_SIGNATURE" };
  // every secret is tried, so that the time taken does not tell which one fits
  const fits = secrets.map((secret) => isSigned(rawBody, signature, secret));
  if (!fits.includes(true)) return { ok: false, reason: "BAD_SIGNATURE" };
  const eventId = headers.get("x-razorpay-event-id");
  const body = webhookBody.safeParse(parsed(rawBody));
  if (!eventId || !body.success) return { ok: false, reason: "BAD_BODY" };
  const createdAt = new Date(body.data.created_at * 1000);
  if (now - createdAt.getTime() > OLDEST_MS) return { ok: false, reason: "TOO_OLD" };
  const { event: type, account_id: accountRef, payload } = body.data;
  const refs = referencesOf(type, accountRef, (name) => {
    const read = entity.safeParse(payload[name]?.entity);
    return read.success ? read.data : undefined;
  });
  return { ok: true, event: { provider: "razorpay", eventId, accountRef, type, createdAt, ...refs } };
}

function isSigned(rawBody: string, signature: string, secret: string): boolean {
  const expected = createHmac("sha256", secret).update(rawBody).digest();
  // anything but 64 hexadecimal digits becomes shorter or longer than a digest
  const given = /^[0-9a-f]{64}$/i.test(signature) ? Buffer.from(signature, "hex") : Buffer.alloc(0);
  return given.length === expected.length && timingSafeEqual(given, expected);
}

function parsed(rawBody: string): unknown {
  try {
    return JSON.parse(rawBody);
  } catch {
    // signed, yet no JSON: the caller refuses it as such
    return undefined;
  }
}

type References = { subject: EventSubject; objectRef: string } & Partial<ProviderEvent>;

/** What the news is about, by the beginning of its name; the parts are called as in the payload. */
function referencesOf(
  type: string,
  accountRef: string,
  part: (name: string) => Entity | undefined,
): References {
  const payment = part("payment");
  if (type.startsWith("payment.dispute.")) {
    const dispute = part("dispute") ?? part("payment.dispute");
    const intentRef = dispute?.payment_id ?? payment?.id;
    return { subject: "dispute", objectRef: dispute?.id ?? "", disputeRef: dispute?.id, intentRef };
  }
  if (type.startsWith("refund.")) {
    const refund = part("refund");
    const intentRef = refund?.payment_id ?? payment?.id;
    const paymentId = ours(refund?.notes["payment"] ?? payment?.notes["payment"]);
    return { subject: "refund", objectRef: refund?.id ?? "", refundRef: refund?.id, intentRef, paymentId };
  }
  if (type.startsWith("token.")) {
    const token = part("token");
    return { subject: "mandate", objectRef: token?.id ?? "", mandateRef: token?.id };
  }
  if (type.startsWith("settlement.")) {
    const settlement = part("settlement");
    return { subject: "payout", objectRef: settlement?.id ?? "", payoutRef: settlement?.id };
  }
  if (type.startsWith("account.") || type.startsWith("product."))
    return { subject: "account", objectRef: accountRef };
  return paymentReferences(type, part) ?? { subject: "other", objectRef: payment?.id ?? "" };
}

function paymentReferences(type: string, part: (name: string) => Entity | undefined): References | undefined {
  const [payment, invoice, link] = [part("payment"), part("invoice"), part("payment_link")];
  const mandateId = ours(invoice?.notes["mandate"] ?? payment?.notes["mandate"]);
  if (mandateId)
    return {
      subject: "mandate",
      objectRef: (invoice ?? payment)?.id ?? "",
      setupRef: invoice?.id,
      mandateId,
    };
  if (type.startsWith("payment_link."))
    return {
      subject: "payment",
      objectRef: link?.id ?? "",
      checkoutRef: link?.id,
      intentRef: payment?.id,
      paymentId: ours(link?.notes["payment"]),
    };
  if (!payment || !/^(payment|order)\./.test(type)) return undefined;
  const paymentId = ours(payment.notes["payment"]);
  return { subject: "payment", objectRef: payment.id, intentRef: payment.id, paymentId };
}

/** People write notes at Razorpay too; only what has the form of our ids is one. */
export function ours(note: string | undefined): string | undefined {
  return z.uuid().safeParse(note).data;
}
