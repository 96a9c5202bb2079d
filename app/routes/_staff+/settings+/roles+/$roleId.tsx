import type { ActionFunctionArgs, LoaderFunctionArgs } from "@remix-run/node";
import { Link, useActionData, useLoaderData } from "@remix-run/react";
import { useTranslation } from "react-i18next";
import { z } from "zod";

import type { FieldRule } from "~/office/domain/permission/field-levels";
import { flashTo } from "~/people/access/answers/flash.server";
import { requireFreshFactor } from "~/people/access/factor/require-fresh-factor.server";
import { readForm } from "~/people/access/read-form.server";
import { requireFound } from "~/people/access/require-found.server";
import { requireId } from "~/people/access/require-id.server";
import { requireStaff } from "~/people/access/require-staff.server";
import { setFieldLevel } from "~/people/commands/permission/set-field-level.server";
import { explainFields } from "~/people/domain/permission/outlook/explain-rights";
import { retireRole } from "~/people/commands/permission/retire-role.server";
import { type RoleFacts, roleRecord } from "~/people/queries/rights/role-record.server";
import { Badge } from "~/ui/action/badge";
import { Banner } from "~/ui/action/banner";
import { LinkButton } from "~/ui/action/link-button";
import { RouteError } from "~/ui/document/route-error";
import { titled } from "~/ui/document/titled";
import { translator } from "~/ui/i18n/translator.server";
import { Panel } from "~/ui/record/panel";
import { ActForm } from "~/ui/settings/act-form";
import { FieldLevelsPanel } from "~/ui/settings/rights/field-levels-panel";
import { RightsMatrixTable } from "~/ui/settings/rights/rights-matrix-table";
import { RoleHolders } from "~/ui/settings/rights/role-holders";
import { RoleVersions } from "~/ui/settings/rights/role-versions";
import { SettingsFrame } from "~/ui/settings/settings-frame";
import { useRoleName, useRoleNames } from "~/ui/settings/use-role-names";

export const meta = titled;

export async function loader({ request, params }: LoaderFunctionArgs) {
  const staff = await requireStaff(request, "role:read");
  const record = requireFound(await staff.read(roleRecord, { roleId: requireId(params.roleId) }));
  const { key, name, system } = record.role;
  const t = translator(staff.language);
  const title = system ? t(`shell:role.${key}` as "shell:role.admin", { defaultValue: name }) : name;
  const fields = explainFields([record.role], rulesOf(record.role));
  return {
    title,
    may: staff.permissions.list(),
    ...record,
    fields: fields.map(({ field, level, roles, pin }) => ({
      field,
      pin,
      sees: level,
      level: roles[0]?.level ?? level,
    })),
  };
}

function rulesOf({ key, levels, pins }: RoleFacts): FieldRule[] {
  return [
    ...levels.map(({ field, level }) => ({ role: key, field, level, pinnedMax: null })),
    ...pins.map(({ field, pinnedMax }) => ({ role: null, field, level: null, pinnedMax })),
  ];
}

const acts = z.discriminatedUnion("act", [
  z.object({ act: z.literal("retire") }),
  z.object({
    act: z.literal("field"),
    field: z.string("REQUIRED").max(60),
    level: z.string("REQUIRED").max(20),
    reason: z.string("REQUIRED").trim().min(3, "REQUIRED").max(500, "TOO_LONG"),
  }),
]);

export async function action({ request, params }: ActionFunctionArgs) {
  const staff = await requireStaff(request, "role:update", "field_rule:update");
  const roleId = requireId(params.roleId);
  const form = await readForm(request, acts, staff);
  if (!form.ok) return form.answer;
  const fresh = await requireFreshFactor(request, staff, form);
  if (!fresh.ok) return form.reply(fresh.refusal);
  if (form.value.act === "field") {
    const { field, level, reason } = form.value;
    const set = await staff.change(setFieldLevel, { roleId, field, level, reason }, form.key);
    if (!set.ok) return form.reply(set.refusal);
    const key = set.value.waits ? "rights:flash.asked" : "rights:flash.fieldSet";
    return flashTo(`/settings/roles/${roleId}`, { tone: "good", key });
  }
  const outcome = await staff.change(retireRole, { roleId }, form.key);
  if (!outcome.ok) return form.reply(outcome.refusal);
  return flashTo("/settings/roles", { tone: "good", key: "rights:flash.retired" });
}

export default function Role() {
  const { t } = useTranslation("rights");
  const { may, role, holders, versions, fields } = useLoaderData<typeof loader>();
  const answer = useActionData<typeof action>();
  const names = useRoleNames();
  const mayChange = may.includes("role:update") && role.state === "active";
  return (
    <SettingsFrame
      title={useRoleName()(role)}
      may={may}
      actions={
        mayChange && (
          <>
            {!role.system && (
              <LinkButton look="primary" to={`/settings/roles/edit?role=${role.id}`}>
                {t("role.edit")}
              </LinkButton>
            )}
            <LinkButton to={`/settings/roles/edit?from=${role.id}`}>{t("role.copy")}</LinkButton>
          </>
        )
      }
    >
      <p className="flex flex-wrap items-center gap-2">
        <Badge tone={role.system ? "neutral" : "accent"}>
          {t(role.system ? "list.shipped" : "list.own")}
        </Badge>
        {!role.system && <span>{t("list.version", { count: role.roleVersion })}</span>}
        {role.baseKey && (
          <span className="muted">
            {t("role.copyOf")} {names([role.baseKey])}
          </span>
        )}
        <Link className="link" to="/settings/roles">
          {t("title")}
        </Link>
      </p>
      {role.state === "retired" && <Banner tone="warn" title={t("role.retiredNow")} />}
      {role.waits && (
        <Banner
          tone="warn"
          title={t("role.waits")}
          action={
            <Link className="link" to="/approvals">
              {t("role.toApprovals")}
            </Link>
          }
        />
      )}
      <Panel title={t("role.rights")} flush>
        <RightsMatrixTable grants={role.grants} />
      </Panel>
      <FieldLevelsPanel
        rows={fields}
        mayChange={may.includes("field_rule:update") && role.state === "active"}
        answer={answer}
      />
      <RoleHolders holders={holders} />
      <RoleVersions versions={versions} />
      {mayChange && !role.system && (
        <Panel title={t("role.retire")}>
          <p className="mb-3 text-ink-2">{t(holders.length > 0 ? "role.retireHeld" : "role.retireHelp")}</p>
          {holders.length === 0 && (
            <ActForm sends={{ act: "retire" }} answer={answer} look="danger">
              {t("role.retire")}
            </ActForm>
          )}
        </Panel>
      )}
    </SettingsFrame>
  );
}

export function ErrorBoundary() {
  return <RouteError home="/settings/roles" />;
}
