import { http, HttpResponse } from "msw";

import type { RazorpayConfig } from "~/ports/payments/razorpay/razorpay-client.server";

export const API = "https://api.razorpay.com";
export const PLACE = { tenantId: "tenant-a", accountRef: "acc_GRWKk7qQsLnDjX" };
export const INR = (minor: bigint) => ({ minor, currency: "INR" });

export const CONFIG: RazorpayConfig = {
  keyId: "rzp_test_key",
  keySecret: "secret-of-the-key",
  webhookSecrets: [],
  retryDelaysMs: [],
  timeoutMs: 200,
};

interface Attempt {
  id: string;
  status: string;
  amount: number;
  order: string;
  notes: object;
  refunded: number;
}

type Body = Record<string, unknown>;

/** As much of Razorpay as a page, its attempts and its refunds need; answers have the documented shapes. */
export class RazorpayWorld {
  readonly links = new Map<string, Body>();
  readonly attempts: Attempt[] = [];
  readonly refunds: Body[] = [];
  readonly disputes: Body[] = [];
  readonly asked: { method: string; path: string; headers: Headers; body: Body | null }[] = [];
  private loses = false;
  private readonly keys = new Map<string, Body>();
  private count = 0;

  /** Takes effect, but nobody hears of it in time. */
  loseNextAnswer(): void {
    this.loses = true;
  }

  try(linkRef: string, status: "captured" | "authorized" | "failed"): string {
    const link = this.links.get(linkRef) ?? {};
    link["order_id"] ??= `order_${linkRef.slice(6)}`;
    const id = this.name("pay");
    const { amount, order_id: order, notes } = link as { amount: number; order_id: string; notes: object };
    this.attempts.unshift({ id, status, amount, order, notes, refunded: 0 });
    if (status === "captured")
      Object.assign(link, { status: "paid", payments: [{ payment_id: id, status }] });
    return id;
  }

  honour(paymentRef: string): void {
    const attempt = this.attempts.find(({ id }) => id === paymentRef);
    if (attempt) attempt.status = "captured";
  }

  dispute(paymentRef: string, more: Body = {}): void {
    const facts = {
      payment_id: paymentRef,
      amount: 10_000,
      currency: "INR",
      amount_deducted: 0,
      created_at: 2e9,
    };
    const dispute = {
      id: this.name("disp"),
      entity: "dispute",
      reason_code: "chargeback",
      respond_by: 1_796_169_599,
    };
    this.disputes.push({ ...dispute, ...facts, status: "open", phase: "chargeback", ...more });
  }

  handlers() {
    return [
      http.all(`${API}/*`, async ({ request }) => {
        const url = new URL(request.url);
        const text = await request.text();
        const body = text ? (JSON.parse(text) as Body) : null;
        this.asked.push({ method: request.method, path: url.pathname, headers: request.headers, body });
        if (request.headers.get("x-razorpay-account") !== PLACE.accountRef) return this.unknownId();
        const answer = this.answer(request, url, body);
        if (!this.loses) return answer;
        this.loses = false;
        await new Promise((done) => setTimeout(done, 400));
        return answer;
      }),
    ];
  }

  private answer(request: Request, url: URL, body: Body | null): Response {
    const [, , kind = "", id = "", part] = url.pathname.split("/");
    if (kind === "payment_links") return this.answerLink(url, id, part, body);
    if (kind === "orders") return this.list(this.attempts.filter(({ order }) => order === id).map(shown));
    if (kind === "disputes") return this.list(this.disputes);
    if (kind === "refunds") return this.found(this.refunds.find((refund) => refund["id"] === id));
    const attempt = this.attempts.find((each) => each.id === id);
    if (!attempt) return this.unknownId();
    if (part === "refunds") return this.list(this.refunds.filter((refund) => refund["payment_id"] === id));
    if (part === "refund") return this.answerRefund(request, attempt, body ?? {});
    return HttpResponse.json(shown(attempt));
  }

  private answerLink(url: URL, id: string, part: string | undefined, body: Body | null): Response {
    const reference = url.searchParams.get("reference_id");
    const byReference = (wanted: unknown) =>
      [...this.links.values()].filter((link) => link["reference_id"] === wanted);
    if (reference) return HttpResponse.json({ payment_links: byReference(reference) });
    if (!id) {
      const taken = byReference(body?.["reference_id"]).length > 0;
      if (taken) return refusal("payment link with given reference_id already exists");
      const made = {
        ...body,
        id: this.name("plink"),
        status: "created",
        short_url: "https://rzp.io/i/nxrHnLJ",
      };
      this.links.set(made.id, { ...made, payments: null });
      return HttpResponse.json(made);
    }
    const link = this.links.get(id);
    if (!link) return this.unknownId();
    if (part === "cancel") {
      if (link["status"] !== "created") return refusal("Payment Link cannot be cancelled");
      link["status"] = "cancelled";
    }
    return HttpResponse.json(link);
  }

  private answerRefund(request: Request, attempt: Attempt, body: Body): Response {
    const key = request.headers.get("x-refund-idempotency") ?? "";
    const known = this.keys.get(key);
    if (known) return HttpResponse.json(known);
    const amount = Number(body["amount"]);
    if (amount > attempt.amount - attempt.refunded)
      return refusal("The total refund amount is greater than the refund payment amount");
    attempt.refunded += amount;
    const facts = {
      amount,
      currency: "INR",
      payment_id: attempt.id,
      notes: body["notes"],
      created_at: 1_700_000_000,
    };
    const refund = { id: this.name("rfnd"), entity: "refund", status: "processed", ...facts };
    this.keys.set(key, refund);
    this.refunds.unshift(refund);
    return HttpResponse.json(refund);
  }

  private name(prefix: string): string {
    this.count += 1;
    return `${prefix}_${String(this.count).padStart(14, "0")}`;
  }

  private list(items: object[]): Response {
    return HttpResponse.json({ entity: "collection", count: items.length, items });
  }

  private found(thing: object | undefined): Response {
    return thing ? HttpResponse.json({ ...thing }) : this.unknownId();
  }

  private unknownId(): Response {
    return refusal("The id provided does not exist");
  }
}

export function refusal(description: string, status = 400): Response {
  const error = {
    code: "BAD_REQUEST_ERROR",
    description,
    source: "NA",
    step: "NA",
    reason: "NA",
    metadata: {},
  };
  return HttpResponse.json({ error }, { status });
}

function shown({ id, status, amount, order, notes }: Attempt): object {
  const declined = status === "failed" && {
    error_code: "BAD_REQUEST_ERROR",
    error_reason: "insufficient_funds",
  };
  const charged = status === "captured" && { fee: 236, tax: 36 };
  const card = { id: "card_1", entity: "card", last4: "1111", network: "Visa" };
  const facts = {
    id,
    entity: "payment",
    amount,
    currency: "INR",
    status,
    order_id: order,
    created_at: 1_700_000_000,
  };
  return {
    ...facts,
    method: "card",
    card,
    bank: null,
    wallet: null,
    fee: null,
    notes,
    ...declined,
    ...charged,
  };
}
