import type { CommandHost } from "~/office/commands/command/run-command.server";
import { settingOf } from "~/office/domain/setting/setting-of";
import { isInside } from "~/people/domain/login/ip-list";

import { requestOrigin } from "../request-origin.server";
import type { OpenSession } from "./find-open-session.server";

/** Whether the request comes from an address that the firm's list does not have. */
export function isOutside(
  { tenant, outsideUntil }: OpenSession,
  request: Request,
  host: CommandHost,
): boolean {
  if (outsideUntil && outsideUntil > host.now()) return false;
  return !isInside(settingOf(tenant, "sign_in_addresses"), requestOrigin(request).ip);
}
