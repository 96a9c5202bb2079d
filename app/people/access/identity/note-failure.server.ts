import { currentHost } from "~/office/commands/command/current-host.server";
import { runCommand } from "~/office/commands/command/run-command.server";
import { SYSTEM_PERMISSIONS } from "~/office/domain/permission/permission-set";
import { raiseSprayAlert } from "~/people/commands/staff/raise-spray-alert.server";
import { listRecentFailures, saveLoginAttempt } from "~/people/data/login/login-attempts.server";
import {
  acrossTenantsLoginRules,
  acrossTenantsMemberships,
  saveLoginLocked,
} from "~/people/data/login/user-accounts.server";
import { saveUserToken } from "~/people/data/login/user-tokens.server";
import { acrossTenantsTenantById } from "~/people/data/session/sessions.server";
import { lockedUntil } from "~/people/domain/login/lockout";
import { sealForMail } from "~/platform/crypto/seal-for-mail.server";
import { hashToken, newSecretToken } from "~/platform/crypto/secret-token.server";
import { newId } from "~/platform/ids/new-id";
import { metrics } from "~/platform/metrics/metrics.server";

import { requestOrigin } from "../request-origin.server";
import { sendPlatformMail } from "./send-platform-mail.server";
import { withinLimit } from "./within-limit.server";

const LINK_MINUTES = 30;
const SPRAY_EVERY_SECONDS = 600;

interface KnownLogin {
  id: string;
  email: string;
  fullName: string;
}

/**
 * Counts a wrong password, code or recovery code. The failure that locks a known login mails its owner a link that
 * unlocks it; many failures over a firm's logins are told to its admins (spec 07 §4.3).
 */
export async function noteFailure(request: Request, login: string, owner: KnownLogin | null): Promise<void> {
  const host = await currentHost();
  const ip = requestOrigin(request).ip ?? "unknown";
  await saveLoginAttempt(host.database, { login, ip, ok: false });
  metrics.loginFailures.inc();
  // an unknown login takes the same steps, so that the time tells nobody which it is
  const userId = owner?.id ?? newId();
  const rules = await acrossTenantsLoginRules(host.database, userId);
  const until = lockedUntil(await listRecentFailures(host.database, login, rules), host.now(), rules);
  const memberships = await acrossTenantsMemberships(host.database, userId);
  if (owner && until && (await saveLoginLocked(host.database, owner.id, until))) await mailUnlockLink(owner);
  for (const { tenantId } of memberships) await watchForSpray(request, tenantId);
}

async function mailUnlockLink({ id, email, fullName }: KnownLogin): Promise<void> {
  const host = await currentHost();
  const token = newSecretToken();
  await saveUserToken(host.database, {
    userId: id,
    kind: "unlock",
    secretHash: hashToken(token),
    minutes: LINK_MINUTES,
  });
  const params = { fullName, minutes: LINK_MINUTES };
  await sendPlatformMail(host, { to: email, letter: "login_locked", params, secret: sealForMail(token) });
}

async function watchForSpray(request: Request, tenantId: string): Promise<void> {
  const host = await currentHost();
  const tenant = await acrossTenantsTenantById(host.database, tenantId);
  // the count reads every login of the firm: once in ten seconds is soon enough
  if (!tenant || !(await withinLimit("spray-look", tenantId, 1, 10))) return;
  const actor = {
    kind: "system" as const,
    id: null,
    name: null,
    roles: ["system"],
    permissions: SYSTEM_PERMISSIONS,
  };
  const origin = requestOrigin(request);
  // one alert in ten minutes, whichever process sees it first
  const key = `spray:${Math.floor(host.now().getTime() / 1000 / SPRAY_EVERY_SECONDS)}`;
  await runCommand(host, { tenant, actor, origin, idempotencyKey: key }, raiseSprayAlert, {});
}
