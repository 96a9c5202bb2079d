import type Stripe from "stripe";

import type { ApiAction, ApiRoutes } from "../http/api-request";
import { LIST_PARAMS, listAnswer } from "../http/list-answer";
import type { Params } from "../http/params";
import { invalidRequest } from "../http/stripe-failure";
import { newCheckoutSession } from "../objects/checkout-session";
import { referenceId } from "../objects/reference-id";
import { newSetupIntent } from "../objects/setup-intent";
import { expireSession } from "../payments/expire-session";
import type { StandIn } from "../stand-in";
import { checkedAmount, checkedUrl, offeredRails } from "./checks";

const DAY = 86_400;
const HALF_HOUR = 1800;

const PARAMS = [
  "mode",
  "allowed_payment_method_types",
  "line_items",
  "client_reference_id",
  "customer_email",
  "metadata",
  "payment_intent_data",
  "setup_intent_data",
  "customer_creation",
  "success_url",
  "cancel_url",
  "expires_at",
  "locale",
  "customer",
  "currency",
  "subscription_data",
  "automatic_tax",
  "tax_id_collection",
  "customer_update",
];

const create: ApiAction = (standIn, { account, params }) => {
  params.allow(...PARAMS);
  const mode = params.oneOf("mode", ["payment", "setup", "subscription"]);
  if (mode === undefined) params.requiredText("mode");
  if (mode === "setup") return createSetup(standIn, account, params);
  if (mode === "subscription") return createSubscribing(standIn, account, params);
  const { amount, currency, name } = readLines(params);
  checkedAmount(amount, currency, "line_items[0][price_data][unit_amount]");
  const intentData = params.child("payment_intent_data").allow("metadata", "description", "receipt_email");
  const { id, base } = readPage(standIn, params);
  const rails = offeredRails(standIn, account, params, currency);
  const session = newCheckoutSession({ ...base, amount, currency, rails });
  standIn.hidden(id).intentDraft = {
    description: intentData.text("description") ?? name,
    metadata: intentData.hash("metadata"),
    receiptEmail: intentData.text("receipt_email"),
  };
  return standIn.add("checkout.session", account, session);
};

/** A page that takes the first invoice of a subscription. */
function createSubscribing(standIn: StandIn, account: string, params: Params): Stripe.Checkout.Session {
  const customer = standIn.get("customer", account, params.requiredText("customer"), "customer");
  const lines = params.children("line_items").map((line) => ({
    price: standIn.get("price", account, line.allow("price", "quantity").requiredText("price"), "price"),
    quantity: line.integer("quantity") ?? 1,
  }));
  const amount = lines.reduce((sum, { price, quantity }) => sum + (price.unit_amount ?? 0) * quantity, 0);
  const currency = lines[0]?.price.currency ?? "usd";
  const { id, base } = readPage(standIn, params);
  const session = newCheckoutSession({ ...base, amount, currency, rails: ["card"] });
  Object.assign(session, { mode: "subscription", customer: customer.id, customer_email: customer.email });
  standIn.hidden(id).subscriptionDraft = {
    lines: lines.map(({ price, quantity }) => ({ price: price.id, quantity })),
    metadata: params.child("subscription_data").allow("metadata").hash("metadata"),
  };
  standIn.hidden(id).intentDraft = { description: lines[0]?.price.nickname ?? "", metadata: {} };
  return standIn.add("checkout.session", account, session);
}

/** A page that keeps a card or bank account and takes nothing. */
function createSetup(standIn: StandIn, account: string, params: Params): Stripe.Checkout.Session {
  const { id, base } = readPage(standIn, params);
  const data = params.child("setup_intent_data").allow("metadata", "description");
  const rails = offeredRails(standIn, account, params, params.text("currency") ?? "usd");
  const intent = newSetupIntent({
    id: standIn.newId("seti"),
    created: standIn.now(),
    rails,
    usage: "off_session",
    description: data.text("description"),
    metadata: data.hash("metadata"),
  });
  const customer = params.text("customer");
  if (customer) intent.customer = referenceId(standIn.get("customer", account, customer, "customer"));
  standIn.add("setup_intent", account, intent);
  standIn.hidden(id).intentDraft = { description: data.text("description"), metadata: {} };
  const session = newCheckoutSession({ ...base, amount: 0, currency: "usd", rails });
  Object.assign(session, {
    mode: "setup",
    setup_intent: intent.id,
    amount_total: null,
    amount_subtotal: null,
    currency: null,
    payment_status: "no_payment_required",
    customer: intent.customer,
  });
  standIn.emit(account, "setup_intent.created", intent);
  return standIn.add("checkout.session", account, session);
}

function readPage(standIn: StandIn, params: Params) {
  const id = standIn.newId("cs_test");
  const base = {
    id,
    url: `${standIn.publicUrl}/c/pay/${id}`,
    created: standIn.now(),
    expiresAt: readExpiry(standIn, params),
    successUrl: checkedUrl(params, "success_url"),
    cancelUrl: params.has("cancel_url") ? checkedUrl(params, "cancel_url") : undefined,
    clientReferenceId: params.text("client_reference_id"),
    customerEmail: params.text("customer_email"),
    locale: params.text("locale"),
    metadata: params.hash("metadata"),
  };
  return { id, base };
}

function readLines(params: Params): { amount: number; currency: string; name: string } {
  const lines = params.children("line_items");
  if (lines.length === 0) {
    throw invalidRequest("You must provide at least one line item in `payment` mode.", {
      param: "line_items",
    });
  }
  const read = lines.map((line) => {
    const price = line.allow("price_data", "quantity").child("price_data");
    const product = price.allow("currency", "unit_amount", "product_data").child("product_data");
    return {
      amount: price.requiredInteger("unit_amount") * (line.integer("quantity") ?? 1),
      currency: price.requiredText("currency").toLowerCase(),
      name: product.allow("name", "description").requiredText("name"),
    };
  });
  const { currency = "", name = "" } = read[0] ?? {};
  if (read.some((line) => line.currency !== currency)) {
    throw invalidRequest("All line items must use the same currency.", { param: "line_items" });
  }
  return { amount: read.reduce((sum, line) => sum + line.amount, 0), currency, name };
}

function readExpiry(standIn: StandIn, params: Params): number {
  const now = standIn.now();
  const expiresAt = params.integer("expires_at");
  if (expiresAt === undefined) return now + DAY;
  if (expiresAt < now + HALF_HOUR) {
    const message = "The `expires_at` timestamp must be at least 30 minutes from Checkout Session creation.";
    throw invalidRequest(message, { param: "expires_at" });
  }
  if (expiresAt > now + DAY) {
    const message = "The `expires_at` timestamp must be less than 24 hours from Checkout Session creation.";
    throw invalidRequest(message, { param: "expires_at" });
  }
  return expiresAt;
}

const retrieve: ApiAction = (standIn, { account, id }) =>
  standIn.get("checkout.session", account, id, "session");

const list: ApiAction = (standIn, { account, params }) => {
  params.allow(...LIST_PARAMS, "payment_intent", "status");
  const intent = params.text("payment_intent");
  const status = params.text("status");
  const sessions = standIn
    .all("checkout.session", account)
    .filter((session) => intent === undefined || session.payment_intent === intent)
    .filter((session) => status === undefined || session.status === status);
  return listAnswer("/v1/checkout/sessions", sessions, params);
};

const expire: ApiAction = (standIn, { account, id, params }) => {
  params.allow();
  const session: Stripe.Checkout.Session = standIn.get("checkout.session", account, id, "session");
  if (session.status !== "open") {
    throw invalidRequest(
      'Only Checkout Sessions with a status in ["open"] can be expired. ' +
        `This Checkout Session has a status of \`${String(session.status)}\`.`,
    );
  }
  expireSession(standIn, account, session);
  return session;
};

export const checkoutSessionRoutes: ApiRoutes = {
  "POST /v1/checkout/sessions": create,
  "GET /v1/checkout/sessions": list,
  "GET /v1/checkout/sessions/:id": retrieve,
  "POST /v1/checkout/sessions/:id/expire": expire,
};
