import { z } from "zod";

import { type CommandContext, defineCommand } from "~/office/commands/command/define-command";
import { saveImportProfile } from "~/office/data/import/import-profiles.server";
import { PLACEMENT_PROFILE } from "~/office/data/import/import-profiles.server";
import { saveTenantOffice, saveTenantRow } from "~/office/data/tenant/tenants.server";
import { addDays, civilDateIn } from "~/office/domain/calendar-date";
import { accept, refuse } from "~/office/domain/outcome";
import { TRIAL_DAYS } from "~/office/domain/tenant/tenant-course";
import { saveUserActive } from "~/people/data/login/user-accounts.server";
import { saveNewStaff, saveRoleTemplates } from "~/people/data/staff/staff-members.server";
import { templatesFor } from "~/people/domain/permission/role-templates.table";
import { ADDRESS_NAME, isReservedName } from "~/people/domain/agency/address-name";

export const agencyForm = z.object({
  displayName: z.string().trim().min(1, "REQUIRED").max(60, "TOO_LONG"),
  legalName: z.string().trim().min(1, "REQUIRED").max(160, "TOO_LONG"),
  slug: z.string().regex(ADDRESS_NAME, "SLUG_FORMAT"),
  country: z.string().regex(/^[A-Z]{2}$/, "REQUIRED"),
  timeZone: z.string().min(1, "REQUIRED").max(60),
  currency: z.string().regex(/^[A-Z]{3}$/, "REQUIRED"),
  language: z.enum(["en", "es", "pt", "hi"]).default("en"),
  desk: z.enum(["collections"]),
});
export type AgencyForm = z.infer<typeof agencyForm>;

const input = agencyForm.extend({
  userId: z.uuid(),
  email: z.email(),
  fullName: z.string().min(1).max(120),
  termsAcceptedAt: z.coerce.date(),
  /** the contract in which they were accepted, where it was not on the page */
  termsIn: z.string().max(100).optional(),
  /** false: the firm had its trial before, and begins with choosing a plan */
  trial: z.boolean().default(true),
});

const SERIES = [
  { code: "customer", prefix: "C" },
  { code: "contract", prefix: "K" },
  { code: "remittance", prefix: "RM" },
  { code: "placement", prefix: "P" },
  { code: "staff", prefix: "S" },
];

/**
 * A firm comes into being with everything its desk needs: roles, number series, head office, standard
 * import profile, the first administrator; the desk and the books are installed by the receivers named
 * for it. Runs in the new tenant's own transaction.
 */
export const installTenant = defineCommand(
  { name: "tenant.install", permission: "tenant:install", input },
  async (context, form) => {
    if (isReservedName(form.slug)) return refuse("SLUG_TAKEN", { fields: { slug: "SLUG_TAKEN" } });
    const signedUpOn = civilDateIn(form.timeZone, context.now);
    await saveTenantRow(context.db, {
      id: context.tenant.id,
      signedUpOn,
      trialEndsOn: addDays(signedUpOn, form.trial ? TRIAL_DAYS : -1),
      businessDate: context.today,
      fiscalStartMonth: context.tenant.fiscalStartMonth,
      ...form,
    });
    await saveTenantOffice(context.db, {
      branchId: context.newId(),
      timeZone: form.timeZone,
      desk: form.desk,
      deskId: context.newId(),
      series: SERIES,
    });
    await saveImportProfile(context.db, {
      id: context.newId(),
      name: PLACEMENT_PROFILE,
      entity: "placement",
      policies: { existing: "skip", repeated: "reject_all" },
    });
    const roleIds = await saveRoleTemplates(context.db, templatesFor([form.desk]), [form.desk]);
    const staffId = context.newId();
    await saveUserActive(context.db, form.userId);
    await saveNewStaff(context.db, {
      id: staffId,
      userId: form.userId,
      number: "S-000000",
      fullName: form.fullName,
      email: form.email,
      startsOn: context.today,
      roleIds: FIRST_ROLES.map((key) => roleIds.get(key) ?? ""),
    });
    for (const install of installersOf(context)) await install(context, form.currency);
    const after = {
      display_name: form.displayName,
      country: form.country,
      currency: form.currency,
      desk: form.desk,
    };
    context.emit(
      "tenant.created",
      { type: "tenant", id: context.tenant.id },
      { after, reason: form.termsIn ?? `terms accepted ${form.termsAcceptedAt.toISOString()}` },
    );
    context.emit("staff.joined", { type: "staff", id: staffId }, { after: { roles: FIRST_ROLES } });
    return accept({ tenantId: context.tenant.id, staffId });
  },
);

/** Who signs a firm up owns it and sets it up. */
const FIRST_ROLES = ["owner", "admin"];

/** What higher contexts put into a new firm, named in jobs/receivers.ts. */
export interface TenantInstaller {
  install(context: CommandContext, currency: string): Promise<void>;
}

function installersOf(context: CommandContext): TenantInstaller["install"][] {
  return Object.keys(context.receivers)
    .filter((name) => name.startsWith("install:"))
    .sort()
    .map((name) => (context.receivers[name] as TenantInstaller).install);
}
