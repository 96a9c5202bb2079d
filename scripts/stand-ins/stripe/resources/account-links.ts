import type { ApiAction, ApiRoutes } from "../http/api-request";

const FIVE_MINUTES = 300;

const create: ApiAction = (standIn, { params }) => {
  params.allow("account", "type", "return_url", "refresh_url", "collect", "collection_options");
  const account = standIn.get("account", "", params.requiredText("account"), "account");
  params.requiredText("type");
  const created = standIn.now();
  const link = {
    token: standIn.newId("onboard"),
    account: account.id,
    returnUrl: params.requiredText("return_url"),
    refreshUrl: params.requiredText("refresh_url"),
    expiresAt: created + FIVE_MINUTES,
    used: false,
  };
  standIn.state.links.push(link);
  standIn.markChanged();
  const url = `${standIn.publicUrl}/connect/onboard/${link.token}`;
  return { object: "account_link", created, expires_at: link.expiresAt, url };
};

export const accountLinkRoutes: ApiRoutes = { "POST /v1/account_links": create };
