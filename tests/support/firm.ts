import { runCommand, type CommandAnswer } from "~/office/commands/command/run-command.server";
import type { Command } from "~/office/commands/command/define-command";
import type { Actor, TenantFacts } from "~/office/domain/event/actor";
import { PermissionSet, SYSTEM_PERMISSIONS } from "~/office/domain/permission/permission-set";
import { createCreditor } from "~/collections/commands/placement/create-creditor.server";
import { acceptInvitation } from "~/people/commands/staff/accept-invitation.server";
import { installTenant } from "~/people/commands/staff/install-tenant.server";
import { inviteStaff } from "~/people/commands/staff/invite-staff.server";
import type { Query } from "~/people/access/query-context";
import { saveNewTotp, saveTotpConfirmed } from "~/people/data/login/user-factors.server";
import { saveUnverifiedUser } from "~/people/data/login/user-accounts.server";
import { settingOf } from "~/office/domain/setting/setting-of";
import { grantsOfRole } from "~/people/domain/permission/role-templates.table";
import { acrossTenantsTenantById } from "~/people/data/session/sessions.server";
import { withTenant } from "~/platform/db/tenant-db.server";
import { newId } from "~/platform/ids/new-id";

import { ownerRows } from "./owner-rows";
import type { World } from "./world";

const ORIGIN = { ip: "203.0.113.7", userAgent: "test", requestId: "req-test" };

/** A person at work in a test firm. */
export interface Hand {
  actor: Actor;
  change<I, O>(command: Command<I, O>, input: unknown, key?: string): Promise<CommandAnswer<O>>;
  read<A, R>(query: Query<A, R>, args: A): Promise<R>;
}

export interface Firm {
  tenant: TenantFacts;
  creditorId: string;
  admin: Hand;
  manager: Hand;
  viewer: Hand;
  system: Hand;
  /** A new collector with a profile. */
  collector(name?: string): Promise<Hand & { staffId: string }>;
  customer(customerId: string): Hand;
}

/** Key of every test admin's authenticator. */
export const TEST_AUTHENTICATOR = "GEZDGNBVGY3TQOJQGEZDGNBVGY3TQOJQ";

let count = 0;

/** A firm as sign-up leaves it, with one placing client. */
export async function openFirm(
  world: World,
  more: {
    timeZone?: string;
    currency?: string;
    country?: string;
    slug?: string;
    fiscalStartMonth?: number;
  } = {},
): Promise<Firm> {
  count += 1;
  const { host } = world;
  const userId = await newUser(world, `admin${count}`);
  const {
    timeZone = "UTC",
    currency = "USD",
    country = "US",
    slug = `firm-${count}-${newId().slice(-6)}`,
  } = more;
  const names = { displayName: `Firm ${count}`, legalName: `Firm ${count}, LLC` };
  const base = { id: newId(), slug, ...names, country, timeZone, currency, language: "en", status: "trial" };
  const tenant: TenantFacts = {
    ...base,
    businessDate: new Date().toISOString().slice(0, 10),
    fiscalStartMonth: more.fiscalStartMonth ?? settingOf({ country }, "fiscal_start_month"),
  };
  const system = hand(world, tenant, {
    kind: "system",
    id: null,
    name: "test",
    roles: ["system"],
    permissions: SYSTEM_PERMISSIONS,
  });
  const made = await system.change(installTenant, {
    ...names, slug, country, timeZone, currency, desk: "collections", userId, email: `admin${count}@firm.test`, fullName: "Ada Admin",
    termsAcceptedAt: new Date().toISOString(),
  }); // prettier-ignore
  if (!made.ok) throw new Error(JSON.stringify(made.refusal));
  // an admin without a second factor sees its set-up and nothing else
  const factor = await saveNewTotp(host.database, userId, TEST_AUTHENTICATOR);
  await saveTotpConfirmed(host.database, userId, factor, 0);
  const staff = (staffId: string, role: string, roles = [role]): Hand =>
    hand(world, tenant, {
      kind: "staff",
      id: staffId,
      name: `A ${role}`,
      roles,
      permissions: new PermissionSet(roles.flatMap((key) => grantsOfRole(key))),
    });
  const admin = staff(made.value.staffId, "admin", BY_ADMIN);
  await ownerRows(
    world,
    "INSERT INTO staff_role (tenant_id, id, staff_id, role_id) SELECT tenant_id, uuidv7(), $2, id FROM role WHERE tenant_id = $1 AND key = ANY($3) ON CONFLICT DO NOTHING",
    [tenant.id, made.value.staffId, BY_ADMIN],
  );
  await ownerRows(
    world,
    `INSERT INTO setting (tenant_id, id, key, value, effective_from) VALUES ($1, uuidv7(), 'complaint_name', '"Cleo Complaint"', '2020-01-01'),
      ($1, uuidv7(), 'complaint_email', '"complaints@firm.test"', '2020-01-01')`,
    [tenant.id],
  );
  const creditor = await admin.change(createCreditor, { name: "Meridian Portfolio Services" });
  if (!creditor.ok) throw new Error(JSON.stringify(creditor.refusal));
  // one object: a test that moves the firm's date moves it for all its hands
  Object.assign(tenant, await acrossTenantsTenantById(host.database, tenant.id));
  return {
    tenant,
    creditorId: creditor.value.creditorId,
    admin,
    system,
    manager: staff(newId(), "manager", BY_MANAGER),
    viewer: staff(newId(), "viewer"),
    collector: async (name = "Cora Collector") => {
      const staffId = await hire(world, { admin, system, tenantId: tenant.id }, name, "collector");
      return { ...staff(staffId, "collector"), staffId };
    },
    customer: (customerId) =>
      hand(world, tenant, {
        kind: "customer", id: customerId, name: "A debtor", roles: [],
        permissions: new PermissionSet(["portal:pay", "portal:read", "portal:sign_out"].map((permission) => ({ permission, scope: "own" }))),
      }), // prettier-ignore
  };
}

/** What one person of a small firm does besides; the tests of roles take the roles singly. */
const BY_ADMIN = ["owner", "admin", "finance", "accountant", "collections_manager"];
const BY_MANAGER = ["collections_manager", "finance", "accountant"];

export function permissionsOf(role: string): PermissionSet {
  return new PermissionSet(grantsOfRole(role));
}

async function newUser(world: World, login: string): Promise<string> {
  const user = {
    id: newId(),
    email: `${login}-${newId()}@firm.test`,
    fullName: "Somebody New",
    passwordHash: "not a hash",
  };
  return (await saveUnverifiedUser(world.host.database, user)) ?? user.id;
}

async function hire(
  world: World,
  by: { admin: Hand; system: Hand; tenantId: string },
  fullName: string,
  role: string,
): Promise<string> {
  const email = `${newId()}@firm.test`;
  // by the firm itself: a person would wait for a second one where the role decides
  const invite = () => by.system.change(inviteStaff, { email, fullName, role });
  let invited = await invite();
  if (!invited.ok && invited.refusal.code === "PLAN_LIMIT") {
    await outgrowTrial(world, by.tenantId);
    invited = await invite();
  }
  if (!invited.ok) throw new Error(JSON.stringify(invited.refusal));
  const { invitationId } = invited.value;
  const joined = await by.system.change(acceptInvitation, {
    invitationId,
    userId: newId(),
    fullName,
    passwordHash: "not a hash",
  });
  if (!joined.ok) throw new Error(JSON.stringify(joined.refusal));
  return joined.value.staffId;
}

/** A test's firm that needs more people than a trial has seats for gets them by contract. */
async function outgrowTrial(world: World, tenantId: string): Promise<void> {
  await ownerRows(
    world,
    `INSERT INTO subscription (tenant_id, id, status, plan_code, plan_version) VALUES ($1, uuidv7(), 'active', 'enterprise', 1)
      ON CONFLICT (tenant_id) DO UPDATE SET status = 'active', plan_code = 'enterprise', plan_version = 1`,
    [tenantId],
  );
}

function hand(world: World, tenant: TenantFacts, actor: Actor): Hand {
  const { host } = world;
  return {
    actor,
    change: (command, input, key) =>
      runCommand(host, { tenant, actor, origin: ORIGIN, idempotencyKey: key ?? null }, command, input),
    read: (query, args) =>
      withTenant(host.database, tenant.id, "read", (db) =>
        query({ db, tenant, today: tenant.businessDate, actor }, args),
      ),
  };
}

/** The value of an answer that must be a yes. */
export function yes<O>(answer: CommandAnswer<O>): O {
  if (!answer.ok)
    throw new Error(
      `refused: ${JSON.stringify(answer.refusal, (_, value: unknown) => (typeof value === "bigint" ? value.toString() : value))}`,
    );
  return answer.value;
}
