import { type ActionFunctionArgs, data, type LoaderFunctionArgs } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { useTranslation } from "react-i18next";
import { z } from "zod";

import { accept, type Outcome, refuse } from "~/office/domain/outcome";
import { flashTo } from "~/people/access/answers/flash.server";
import { requireFreshFactor } from "~/people/access/factor/require-fresh-factor.server";
import { type FormAnswer, readForm } from "~/people/access/read-form.server";
import { requireFound } from "~/people/access/require-found.server";
import { requireId } from "~/people/access/require-id.server";
import { requireStaff, type StaffAccess } from "~/people/access/require-staff.server";
import { commandNeeds } from "~/people/access/rights/command-needs.server";
import { saveRole } from "~/people/commands/permission/save-role.server";
import { atRoleFields, canonicalLines, toRoleForm, toRoleLines } from "~/people/domain/permission/role-form";
import type { RolePreview } from "~/people/domain/permission/outlook/role-outlook";
import { compareGrants, readGrants } from "~/people/domain/permission/role-lines";
import { knownPermissions } from "~/people/queries/rights/known-permissions.server";
import { roleChangeOutlook } from "~/people/queries/rights/role-change-outlook.server";
import { type RoleFacts, roleRecord } from "~/people/queries/rights/role-record.server";
import { RouteError } from "~/ui/document/route-error";
import { titled } from "~/ui/document/titled";
import { translator } from "~/ui/i18n/translator.server";
import { RoleEditor } from "~/ui/settings/rights/role-editor";
import { SettingsFrame } from "~/ui/settings/settings-frame";

export const meta = titled;

/** `?role=` changes one of the firm's own, `?from=` copies any, nothing begins with an empty one. */
async function findOrigin(request: Request, staff: StaffAccess) {
  const { searchParams } = new URL(request.url);
  const [role, from] = [searchParams.get("role"), searchParams.get("from")];
  const asked = role ?? from;
  if (asked === null) return { role: null, from: null };
  const record = requireFound(await staff.read(roleRecord, { roleId: requireId(asked) }));
  return role === null ? { role: null, from: record.role } : { role: record.role, from: null };
}

export async function loader({ request }: LoaderFunctionArgs) {
  const staff = await requireStaff(request, "role:update");
  const { role, from } = await findOrigin(request, staff);
  const known = await staff.read(knownPermissions, undefined);
  const t = translator(staff.language);
  const named = from && (from.system ? t(`shell:role.${from.key}` as "shell:role.admin") : from.name);
  return {
    title: role ? t("rights:edit.title", { name: role.name }) : t("rights:edit.new"),
    may: staff.permissions.list(),
    roleId: role?.id ?? null,
    name: role?.name ?? (named ? t("rights:edit.copyName", { name: named }).slice(0, 80) : ""),
    rows: toRoleForm(known, (role ?? from)?.grants ?? [], staff.permissions),
  };
}

const roleForm = z.looseObject({
  act: z.enum(["preview", "save"]),
  name: z.string("REQUIRED").trim().min(1, "REQUIRED").max(80, "TOO_LONG"),
  reason: z.string().trim().max(500, "TOO_LONG").default(""),
  /** the lines as the preview showed them */
  previewed: z.string().max(30_000).default(""),
});

export async function action({ request }: ActionFunctionArgs) {
  const staff = await requireStaff(request, "role:update");
  const { role, from } = await findOrigin(request, staff);
  const form = await readForm(request, roleForm, staff);
  if (!form.ok) return form.answer;
  const { act, name, reason, previewed, ...fields } = form.value;
  const lines = toRoleLines(fields);
  const roleId = role?.id ?? null;
  const baseKey = from && (from.system ? from.key : from.baseKey);
  const preview = await previewRole(staff, role, { roleId, name, lines, baseKey });
  if (!preview.ok) return form.reply(atRoleFields(preview.refusal));
  if (act === "preview") return data({ ...form.again(), preview: preview.value });
  const refused = (refusal: Parameters<typeof form.reply>[0]) => {
    const reply = form.reply(atRoleFields(refusal));
    return data({ ...reply.data, preview: preview.value }, reply.init ?? undefined);
  };
  if (previewed !== canonicalLines(lines)) return refused(refuse("PREVIEW_STALE").refusal);
  const fresh = await requireFreshFactor(request, staff, form);
  if (!fresh.ok) return refused(fresh.refusal);
  const outcome = await staff.change(saveRole, { roleId, name, lines, baseKey, reason }, form.key);
  if (!outcome.ok) return refused(outcome.refusal);
  const { waits } = outcome.value;
  const page = waits && !roleId ? "/settings/roles" : `/settings/roles/${outcome.value.roleId}`;
  return flashTo(page, { tone: "good", key: waits ? "rights:flash.asked" : "rights:flash.saved" });
}

/** Tried out, and nothing of it kept: what it would change, or why it would be refused. */
async function previewRole(
  staff: StaffAccess,
  role: RoleFacts | null,
  wish: { roleId: string | null; name: string; lines: string; baseKey: string | null },
): Promise<Outcome<RolePreview>> {
  const tried = await staff.rehearse(saveRole, { ...wish, reason: "preview" });
  if (!tried.ok) return tried;
  const { roleId, lines } = wish;
  const grants = readGrants(lines);
  const needs = await commandNeeds();
  return accept({
    lines: canonicalLines(lines),
    waits: tried.value.waits,
    change: compareGrants(role?.grants ?? [], grants),
    outlook: await staff.read(roleChangeOutlook, { roleId, grants, needs }),
  });
}

type RoleAnswer = FormAnswer & { preview?: RolePreview };

export default function EditRole() {
  const { t } = useTranslation("rights");
  const { may, roleId, name, rows, title } = useLoaderData<typeof loader>();
  const answer: RoleAnswer | undefined = useActionData<typeof action>();
  const back = roleId ? `/settings/roles/${roleId}` : "/settings/roles";
  return (
    <SettingsFrame title={title} may={may}>
      <p className="max-w-prose text-ink-2">{t("edit.limitsHelp")}</p>
      <RoleEditor name={name} rows={rows} back={back} answer={answer} preview={answer?.preview ?? null} />
    </SettingsFrame>
  );
}

export function ErrorBoundary() {
  return <RouteError home="/settings/roles" />;
}
