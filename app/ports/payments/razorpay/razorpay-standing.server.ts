import type { CallResult, Checkout, PaymentSnapshot, Rail } from "../port";
import type {
  ChargeRequest,
  MandateSetupRequest,
  MandateSetupSnapshot,
  MandateSetupState,
  StandingPaymentsPort,
} from "../standing-port";
import { toRazorpayAmount } from "./razorpay-amount";
import { openRazorpayLine, type RazorpayLine } from "./razorpay-caller.server";
import { chargeToken } from "./razorpay-charges.server";
import type { RazorpayClient, RazorpayConfig } from "./razorpay-client.server";
import { readAttempt, readOrderAttempts } from "./razorpay-reading.server";
import {
  listOf,
  type RazorpayInvoice,
  razorpayInvoice,
  type RazorpayPayment,
  type RazorpayToken,
  razorpayToken,
} from "./razorpay-shapes";
import { decisiveAttempt } from "./razorpay-snapshot";

/** Cards, e-mandates and UPI AutoPay kept as tokens on the tenant's own account, and charges of them. */
export function razorpayStandingPayments(config: RazorpayConfig): StandingPaymentsPort {
  const line = openRazorpayLine(config);
  return {
    createMandateSetup: (request) => openSetup(line, request),

    async fetchMandateSetup({ tenantId, accountRef, setupRef }) {
      return line.caller.run(tenantId, () => readSetup(line.client, accountRef, setupRef));
    },

    async charge(request: ChargeRequest): Promise<CallResult<PaymentSnapshot>> {
      return chargeToken(line, request);
    },
  };
}

const METHODS: Record<Rail, string> = {
  card: "card",
  upi: "upi",
  emandate: "emandate",
  us_bank_account: "emandate",
};

/**
 * A registration with an e-mandate moves no money; a card or UPI address is proved with one rupee.
 * Source: Recurring Payments API, registration links, `amount`.
 */
const PROVING_AMOUNTS: Record<string, number> = { emandate: 0, upi: 100, card: 100 };

/**
 * Razorpay has no key for authorisation links; the receipt is ours, so one that is there is looked up before another
 * is made, and making one is never tried twice in a row.
 */
async function openSetup(
  { client, caller }: RazorpayLine,
  request: MandateSetupRequest,
): Promise<CallResult<Checkout>> {
  const { tenantId, accountRef, mandateId } = request;
  const known = await caller.run(tenantId, () => findSetup(client, accountRef, mandateId));
  if (known.result === "failed" || known.result === "unknown") return known;
  const most = request.terms && toRazorpayAmount(request.terms.maxAmount);
  if (most?.ok === false)
    return { result: "failed", code: most.code, message: "The limit has no such fraction" };
  const path = "/v1/subscription_registration/auth_links";
  const made: CallResult<RazorpayInvoice> = known.value
    ? { result: "succeeded", value: known.value }
    : await caller.run(
        tenantId,
        () =>
          client.send(
            { method: "POST", path, accountRef, body: toSetupBody(request, most?.amount) },
            razorpayInvoice,
          ),
        { once: true },
      );
  if (made.result === "failed" || made.result === "unknown") return made;
  const { id, short_url: url } = made.value;
  if (!url) return { result: "failed", code: "NOT_OPEN", message: "The page is no longer open" };
  return { result: "succeeded", value: { checkoutRef: id, url } };
}

async function findSetup(
  client: RazorpayClient,
  accountRef: string,
  mandateId: string,
): Promise<RazorpayInvoice | null> {
  const ask = { method: "GET" as const, path: "/v1/invoices", accountRef, query: { receipt: mandateId } };
  const { items } = await client.send(ask, listOf(razorpayInvoice));
  return items.find(({ notes }) => notes["mandate"] === mandateId) ?? null;
}

function toSetupBody(request: MandateSetupRequest, maxAmount: number | undefined): object {
  const { tenantId, mandateId, description, customerEmail, successUrl, rail, terms } = request;
  const method = METHODS[rail];
  return {
    type: "link",
    amount: PROVING_AMOUNTS[method],
    currency: terms?.maxAmount.currency ?? "INR",
    description,
    receipt: mandateId,
    customer: { email: customerEmail },
    subscription_registration: {
      method,
      max_amount: maxAmount,
      expire_at: terms && Math.floor(Date.parse(`${terms.lastOn}T18:29:59Z`) / 1000),
      // our own rules say when something is due; the bank only keeps the limit and the end
      frequency: "as_presented",
    },
    email_notify: false,
    sms_notify: false,
    notes: { tenant: tenantId, mandate: mandateId },
    callback_url: successUrl,
    callback_method: "get",
  };
}

async function readSetup(
  client: RazorpayClient,
  accountRef: string,
  setupRef: string,
): Promise<MandateSetupSnapshot> {
  const path = `/v1/invoices/${encodeURIComponent(setupRef)}`;
  const page = await client.send({ method: "GET", path, accountRef }, razorpayInvoice);
  const attempts = page.order_id ? await readOrderAttempts(client, accountRef, page.order_id) : [];
  const decisive = decisiveAttempt(attempts);
  const proof = decisive && (await readAttempt(client, accountRef, decisive.id));
  const token = proof && (await readToken(client, accountRef, proof));
  return toSetupSnapshot(page, token, proof, attempts);
}

async function readToken(
  client: RazorpayClient,
  accountRef: string,
  { customer_id: customer, token_id: token }: RazorpayPayment,
): Promise<RazorpayToken | undefined> {
  if (!customer || !token) return undefined;
  const path = `/v1/customers/${encodeURIComponent(customer)}/tokens/${encodeURIComponent(token)}`;
  return client.send({ method: "GET", path, accountRef }, razorpayToken);
}

function toSetupSnapshot(
  page: RazorpayInvoice,
  token?: RazorpayToken,
  proof?: RazorpayPayment,
  attempts: RazorpayPayment[] = [],
): MandateSetupSnapshot {
  const refusal = token?.recurring_details?.failure_reason;
  const declined = proof ? undefined : attempts.find(({ status }) => status === "failed");
  return {
    setupRef: page.id,
    mandateId: page.notes["mandate"],
    state: toSetupState(page, token, proof),
    mandateRef: token?.id,
    payer: token && proof?.customer_id ? { customerRef: proof.customer_id, methodRef: token.id } : undefined,
    method: token?.method
      ? { kind: token.method, brand: token.card?.network ?? token.bank, last4: token.card?.last4 }
      : undefined,
    failureCode: (refusal ?? declined?.error_reason ?? declined?.error_code)?.toUpperCase(),
  };
}

/**
 * A token that is paused is neither refused nor over: nothing is drawn on it, and the bank will confirm it again. A
 * status newer than this table waits likewise.
 */
const TOKEN_STATES: Record<string, MandateSetupState> = {
  confirmed: "active",
  rejected: "failed",
  cancelled: "ended",
  cancellation_initiated: "ended",
  deactivated: "ended",
  expired: "ended",
};

function toSetupState(
  page: RazorpayInvoice,
  token?: RazorpayToken,
  proof?: RazorpayPayment,
): MandateSetupState {
  if (token) return TOKEN_STATES[token.recurring_details?.status ?? ""] ?? "awaiting_bank";
  if (proof) return "awaiting_bank";
  return page.status === "expired" || page.status === "cancelled" ? "expired" : "open";
}
