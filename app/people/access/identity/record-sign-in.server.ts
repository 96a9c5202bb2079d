import { saveEvents } from "~/office/data/event/events.server";
import { currentHost } from "~/office/commands/command/current-host.server";
import { NO_PERMISSIONS } from "~/office/domain/permission/permission-set";
import { acrossTenantsTenantById } from "~/people/data/session/sessions.server";
import { withTenant } from "~/platform/db/tenant-db.server";
import { newId } from "~/platform/ids/new-id";

import { requestOrigin } from "../request-origin.server";

export type AuthFact = `auth.${
  | "signed_in"
  | "signed_out"
  | "password_changed"
  | "session_revoked"
  | "factor_added"
  | "factor_removed"
  | "recovery_codes_made"
  | "recovery_code_used"
  | "unlocked"
  | "outside_opened"
  | "token_issued"
  | "refresh_reused"}`;

/** Sign-ins, sign-outs and password changes are facts of the firm's log. */
export async function recordSignIn(
  request: Request,
  fact: {
    tenantId: string;
    staffId: string;
    type: AuthFact;
    /** what changed, in a few plain words; never a secret */
    after?: Record<string, string | number>;
  },
): Promise<void> {
  const host = await currentHost();
  const tenant = await acrossTenantsTenantById(host.database, fact.tenantId);
  if (!tenant) return;
  const frame = {
    actor: { kind: "staff" as const, id: fact.staffId, name: null, roles: [], permissions: NO_PERMISSIONS },
    origin: requestOrigin(request),
    command: fact.type,
    today: tenant.businessDate,
    idempotencyKey: null,
    correlationId: newId(),
  };
  const event = {
    id: newId(),
    type: fact.type,
    category: "auth" as const,
    subject: { type: "staff", id: fact.staffId },
    related: [],
    ...(fact.after ? { after: fact.after } : {}),
  };
  await withTenant(host.database, fact.tenantId, "write", (db) => saveEvents(db, frame, [event]));
}
