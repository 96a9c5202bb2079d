import type { ApiAction, ApiRoutes } from "../http/api-request";
import { invalidRequest } from "../http/stripe-failure";
import { newAccount } from "../objects/account";

const CURRENCY_OF_COUNTRY: Record<string, string> = {
  US: "usd",
  CA: "cad",
  GB: "gbp",
  IN: "inr",
  AU: "aud",
  JP: "jpy",
  MX: "mxn",
  BR: "brl",
  CH: "chf",
};

const PARAMS = [
  "type",
  "country",
  "email",
  "business_profile",
  "business_type",
  "capabilities",
  "controller",
  "default_currency",
  "metadata",
  "settings",
];

const create: ApiAction = (standIn, { params }) => {
  params.allow(...PARAMS);
  const country = params.text("country") ?? "US";
  if (!/^[A-Z]{2}$/.test(country)) {
    throw invalidRequest(`Country '${country}' is unknown.`, {
      param: "country",
      code: "country_unsupported",
    });
  }
  const account = newAccount({
    id: standIn.newId("acct").slice(0, 21),
    created: standIn.now(),
    country,
    currency: params.text("default_currency") ?? CURRENCY_OF_COUNTRY[country] ?? "eur",
    email: params.text("email"),
    businessName: params.child("business_profile").text("name"),
    type: params.oneOf("type", ["standard", "express", "custom"]) ?? "standard",
    metadata: params.hash("metadata"),
  });
  return standIn.add("account", "", account);
};

const retrieve: ApiAction = (standIn, { id }) => standIn.get("account", "", id, "account");

export const accountRoutes: ApiRoutes = {
  "POST /v1/accounts": create,
  "GET /v1/accounts/:id": retrieve,
};
