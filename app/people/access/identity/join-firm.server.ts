import { currentHost } from "~/office/commands/command/current-host.server";
import { runCommand } from "~/office/commands/command/run-command.server";
import { accept, type Outcome, refuse } from "~/office/domain/outcome";
import { SYSTEM_PERMISSIONS } from "~/office/domain/permission/permission-set";
import { acceptInvitation } from "~/people/commands/staff/accept-invitation.server";
import { findUserByEmail } from "~/people/data/login/user-accounts.server";
import { acrossTenantsTenantById } from "~/people/data/session/sessions.server";
import { acrossTenantsInvitation, type OpenInvitation } from "~/people/data/staff/invitations.server";
import { checkPassword, leastLength } from "~/people/domain/login/password-rules";
import { hashPassword } from "~/platform/crypto/hash-password.server";
import { hashToken } from "~/platform/crypto/secret-token.server";
import { env } from "~/platform/env/env.server";
import { newId } from "~/platform/ids/new-id";

import { requestOrigin } from "../request-origin.server";
import { beginStaffSession, verifyPassword } from "./sign-in.server";

export async function findInvitation(token: string): Promise<OpenInvitation | null> {
  const host = await currentHost();
  return acrossTenantsInvitation(host.database, hashToken(token));
}

/**
 * An invited person joins: a new login chooses its password, a known one proves it. Either way the
 * mailed link was the proof of the mailbox.
 */
export async function joinFirm(
  request: Request,
  token: string,
  form: { fullName: string; password: string },
): Promise<Outcome<{ token: string; waits: boolean }>> {
  const host = await currentHost();
  const invitation = await findInvitation(token);
  if (!invitation) return refuse("INVITE_EXPIRED");
  const login = await proveLogin(request, invitation, form);
  if (!login.ok) return login;
  const tenant = await acrossTenantsTenantById(host.database, invitation.tenantId);
  if (!tenant) return refuse("INVITE_EXPIRED");
  const origin = requestOrigin(request);
  const actor = {
    kind: "system" as const,
    id: null,
    name: form.fullName,
    roles: ["system"],
    permissions: SYSTEM_PERMISSIONS,
  };
  const { userId, passwordHash } = login.value;
  const joined = await runCommand(host, { tenant, actor, origin }, acceptInvitation, {
    invitationId: invitation.id,
    userId,
    fullName: form.fullName,
    passwordHash,
  });
  if (!joined.ok) return joined;
  return beginStaffSession(request, userId, tenant.id);
}

async function proveLogin(
  request: Request,
  invitation: OpenInvitation,
  form: { fullName: string; password: string },
): Promise<Outcome<{ userId: string; passwordHash: string | null }>> {
  const host = await currentHost();
  if (invitation.known) {
    const verified = await verifyPassword(request, invitation.email, form.password);
    return verified.ok ? accept({ userId: verified.value.id, passwordHash: null }) : verified;
  }
  const checked = checkPassword(form.password, {
    email: invitation.email,
    fullName: form.fullName,
    agencyName: invitation.tenantName,
    least: leastLength({ asked: invitation.passwordLeast }),
  });
  if (!checked.ok) return checked;
  const unverified = await findUserByEmail(host.database, invitation.email);
  return accept({
    userId: unverified?.id ?? newId(),
    passwordHash: await hashPassword(checked.value, env().PASSWORD_PEPPER),
  });
}
