import type { ApiAction, ApiRoutes } from "../http/api-request";
import { LIST_PARAMS, listAnswer } from "../http/list-answer";
import { missing, StripeFailure } from "../http/stripe-failure";
import { referenceId } from "../objects/reference-id";
import { collect, subscriptionOf } from "./collect";
import { itemsAfter, percentOff, wholeLines } from "./cycle";
import { newCustomer, newInvoice, newPrice } from "./objects";
import { subscriptionRoutes } from "./subscription-routes";

const PLATFORM = "";

const createCustomer: ApiAction = (standIn, { params }) => {
  params.allow("name", "email", "metadata");
  const customer = newCustomer({
    id: standIn.newId("cus"),
    created: standIn.now(),
    name: params.text("name"),
    email: params.text("email"),
    metadata: params.hash("metadata"),
  });
  standIn.add("customer", PLATFORM, customer);
  standIn.emit(PLATFORM, "customer.created", customer);
  return customer;
};

const updateCustomer: ApiAction = (standIn, { id, params }) => {
  params.allow("invoice_settings");
  const customer = standIn.get("customer", PLATFORM, id, "customer");
  const settings = params.child("invoice_settings").allow("default_payment_method");
  const method = settings.text("default_payment_method");
  if (method && standIn.get("payment_method", PLATFORM, method).customer !== id)
    throw missing("PaymentMethod", method, "invoice_settings[default_payment_method]");
  customer.invoice_settings.default_payment_method = method ?? null;
  standIn.emit(PLATFORM, "customer.updated", customer);
  return customer;
};

const listMethods: ApiAction = (standIn, { id, params }) => {
  params.allow(...LIST_PARAMS, "type");
  standIn.get("customer", PLATFORM, id, "customer");
  const kept = standIn.all("payment_method", PLATFORM).filter(({ customer }) => customer === id);
  return listAnswer(`/v1/customers/${id}/payment_methods`, kept, params);
};

const createPrice: ApiAction = (standIn, { params }) => {
  params.allow("lookup_key", "currency", "unit_amount", "recurring", "product_data", "metadata");
  const price = newPrice({
    id: standIn.newId("price"),
    product: standIn.newId("prod"),
    created: standIn.now(),
    lookupKey: params.text("lookup_key"),
    currency: params.requiredText("currency"),
    amount: params.requiredInteger("unit_amount"),
    interval: params.child("recurring").allow("interval").requiredText("interval"),
    name: params.child("product_data").allow("name").requiredText("name"),
    metadata: params.hash("metadata"),
  });
  return standIn.add("price", PLATFORM, price);
};

const listPrices: ApiAction = (standIn, { params }) => {
  params.allow(...LIST_PARAMS, "lookup_keys");
  const keys = params.texts("lookup_keys");
  const found = standIn
    .all("price", PLATFORM)
    .filter(({ lookup_key: key }) => keys.length === 0 || (key !== null && keys.includes(key)));
  return listAnswer("/v1/prices", found, params);
};

const listInvoices: ApiAction = (standIn, { params }) => {
  params.allow(...LIST_PARAMS, "customer", "subscription", "status");
  const [customer, status] = [params.text("customer"), params.text("status")];
  const found = standIn
    .all("invoice", PLATFORM)
    .filter((invoice) => customer === undefined || invoice.customer === customer)
    .filter((invoice) => status === undefined || invoice.status === status);
  return listAnswer("/v1/invoices", found, params);
};

const previewInvoice: ApiAction = (standIn, { params }) => {
  params.allow("customer", "subscription");
  const id = params.requiredText("subscription");
  const subscription = standIn.get("subscription", PLATFORM, id, "subscription");
  const at = subscription.items.data[0]?.current_period_end ?? standIn.now();
  const preview = newInvoice({
    id: "upcoming_in",
    number: null,
    created: at,
    subscription,
    reason: "upcoming",
    lines: wholeLines(itemsAfter(standIn, subscription)),
    percentOff: percentOff(standIn, subscription),
    pageUrl: null,
  });
  return { ...preview, status: "draft", next_payment_attempt: at };
};

const payInvoice: ApiAction = (standIn, { id, params }) => {
  params.allow("payment_method");
  const invoice = standIn.get("invoice", PLATFORM, id, "invoice");
  const declined = collect(standIn, invoice, subscriptionOf(standIn, invoice));
  if (declined === null) return invoice;
  throw new StripeFailure(402, { type: "card_error", code: "card_declined", message: declined }, true);
};

const createCoupon: ApiAction = (standIn, { params }) => {
  params.allow("percent_off", "duration", "duration_in_months", "name");
  const coupon = {
    id: standIn.newId("co"),
    object: "coupon" as const,
    created: standIn.now(),
    duration: params.requiredText("duration"),
    duration_in_months: params.integer("duration_in_months") ?? null,
    name: params.text("name") ?? null,
    percent_off: params.requiredInteger("percent_off"),
    valid: true,
  };
  return standIn.add("coupon", PLATFORM, coupon as never);
};

const openPortal: ApiAction = (standIn, { params }) => {
  params.allow("customer", "return_url");
  const customer = standIn.get("customer", PLATFORM, params.requiredText("customer"), "customer");
  const id = standIn.newId("bps");
  standIn.hidden(id).portal = {
    customer: referenceId(customer),
    returnUrl: params.requiredText("return_url"),
  };
  const url = `${standIn.publicUrl}/p/session/${id}`;
  return { id, object: "billing_portal.session", created: standIn.now(), customer: customer.id, url };
};

export const billingRoutes: ApiRoutes = {
  ...subscriptionRoutes,
  "POST /v1/customers": createCustomer,
  "GET /v1/customers/:id": (standIn, { id }) => standIn.get("customer", PLATFORM, id, "customer"),
  "POST /v1/customers/:id": updateCustomer,
  "GET /v1/customers/:id/payment_methods": listMethods,
  "POST /v1/prices": createPrice,
  "GET /v1/prices": listPrices,
  "GET /v1/invoices": listInvoices,
  "POST /v1/invoices/create_preview": previewInvoice,
  "GET /v1/invoices/:id": (standIn, { id }) => standIn.get("invoice", PLATFORM, id, "invoice"),
  "POST /v1/invoices/:id/pay": payInvoice,
  "POST /v1/coupons": createCoupon,
  "GET /v1/coupons/:id": (standIn, { id }) => standIn.get("coupon", PLATFORM, id, "coupon"),
  "POST /v1/billing_portal/sessions": openPortal,
};
