import type { ApiAction, ApiRoutes } from "../http/api-request";
import { LIST_PARAMS, listAnswer } from "../http/list-answer";

const THIRTY_DAYS = 30 * 86_400;

const retrieve: ApiAction = (standIn, { account, id }) => standIn.get("event", account, id);

const list: ApiAction = (standIn, { account, params }) => {
  params.allow(...LIST_PARAMS, "type", "types");
  const types = params.has("type") ? [params.requiredText("type")] : params.texts("types");
  const oldest = standIn.now() - THIRTY_DAYS;
  const events = standIn
    .all("event", account)
    .filter(({ created, type }) => created >= oldest && (types.length === 0 || types.includes(type)));
  return listAnswer("/v1/events", events, params);
};

export const eventRoutes: ApiRoutes = {
  "GET /v1/events": list,
  "GET /v1/events/:id": retrieve,
};
