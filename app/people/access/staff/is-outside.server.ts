import type { CommandHost } from "~/office/commands/command/run-command.server";
import { isAllowedFrom } from "~/people/domain/login/allowed-from";

import { requestOrigin } from "../request-origin.server";
import type { OpenSession } from "./find-open-session.server";

/** Whether the request comes from an address that the firm's lists do not have. */
export function isOutside(
  { tenant, roles, roleKeys, outsideUntil }: OpenSession,
  request: Request,
  host: CommandHost,
): boolean {
  if (outsideUntil && outsideUntil > host.now()) return false;
  return !isAllowedFrom(tenant, [...roles, ...roleKeys], requestOrigin(request).ip);
}
