import { currentHost } from "~/office/commands/command/current-host.server";
import { findUserById } from "~/people/data/login/user-accounts.server";
import { isKnownDevice } from "~/people/data/session/session-stages.server";
import { deviceName } from "~/people/domain/login/device-name";

import { requestOrigin } from "../request-origin.server";
import { sendPlatformMail } from "./send-platform-mail.server";

/** Mails the owner when a browser signs in that their login never had; call it before the session is opened. */
export async function tellNewDevice(request: Request, userId: string): Promise<void> {
  const host = await currentHost();
  const { ip, userAgent } = requestOrigin(request);
  if (await isKnownDevice(host.database, userId, userAgent)) return;
  const user = await findUserById(host.database, userId);
  if (!user) return;
  const { browser, system } = deviceName(userAgent ?? "");
  const device = [browser, system].filter(Boolean).join(", ") || "–";
  const params = { fullName: user.fullName, device, address: ip ?? "–" };
  await sendPlatformMail(host, { to: user.email, letter: "new_device", params });
}
