import type { Kinds, Kind } from "../state";
import type { StandIn } from "../stand-in";
import type { Params } from "./params";

export interface ApiRequest {
  /** From the `Stripe-Account` header; empty for the platform itself. */
  account: string;
  params: Params;
  /** The `:id` of the path. */
  id: string;
}

/** An answer before its references are expanded. */
export type ApiAnswer = Kinds[Kind] | object;

export type ApiAction = (standIn: StandIn, request: ApiRequest) => ApiAnswer;

/** Method and path with `:id` in place of a name, such as `POST /v1/refunds/:id`. */
export type ApiRoutes = Record<string, ApiAction>;

export function findAction(
  routes: ApiRoutes,
  method: string,
  path: string,
): { action: ApiAction; id: string } | undefined {
  const parts = path.split("/");
  for (const [route, action] of Object.entries(routes)) {
    const [routeMethod, routePath = ""] = route.split(" ");
    const wanted = routePath.split("/");
    if (routeMethod !== method || wanted.length !== parts.length) continue;
    if (!wanted.every((part, index) => part === ":id" || part === parts[index])) continue;
    return { action, id: decodeURIComponent(parts[wanted.indexOf(":id")] ?? "") };
  }
  return undefined;
}
