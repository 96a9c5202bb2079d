import type { LoaderFunctionArgs } from "@remix-run/node";
import { Form, Link, useLoaderData } from "@remix-run/react";
import { useTranslation } from "react-i18next";

import { accountReach } from "~/collections/queries/rights/account-reach.server";
import { requireFound } from "~/people/access/require-found.server";
import { requireId } from "~/people/access/require-id.server";
import { requireStaff } from "~/people/access/require-staff.server";
import { explainFields, explainRights } from "~/people/domain/permission/outlook/explain-rights";
import { knownPermissions } from "~/people/queries/rights/known-permissions.server";
import { staffRights } from "~/people/queries/rights/staff-rights.server";
import { Banner } from "~/ui/action/banner";
import { Button } from "~/ui/action/button";
import { RouteError } from "~/ui/document/route-error";
import { titled } from "~/ui/document/titled";
import { TextField } from "~/ui/form/text-field";
import { translator } from "~/ui/i18n/translator.server";
import { Panel } from "~/ui/record/panel";
import { FieldRows } from "~/ui/settings/rights/field-rows";
import { RightRows } from "~/ui/settings/rights/right-rows";
import { SettingsFrame } from "~/ui/settings/settings-frame";
import { Tabs } from "~/ui/table/tabs";

export const meta = titled;

const SHOWN = ["all", "allowed", "blocked"] as const;
const REACHES = {
  own: "effective.reachOwn",
  assigned: "effective.reachOwn",
  team: "effective.reachTeam",
  all: "effective.reachAll",
} as const;

export async function loader({ request, params }: LoaderFunctionArgs) {
  const staff = await requireStaff(request, "role:read");
  const staffId = requireId(params.staffId);
  const { fullName, sources, roles, fieldRules } = requireFound(await staff.read(staffRights, { staffId }));
  const { searchParams } = new URL(request.url);
  const asked = (searchParams.get("record") ?? "").trim().slice(0, 100);
  const mayLook = staff.permissions.has("account:read");
  const record = asked && mayLook ? await staff.read(accountReach, { staffId, asked }) : null;
  const show = SHOWN.find((one) => one === searchParams.get("show")) ?? "all";
  const rights = explainRights(await staff.read(knownPermissions, undefined), sources, record?.reach ?? null);
  return {
    title: translator(staff.language)("rights:effective.title", { name: fullName }),
    may: staff.permissions.list(),
    staffId,
    fullName,
    mayLook,
    asked,
    record,
    show,
    counts: { all: rights.length, allowed: rights.filter(({ allowed }) => allowed).length },
    rights: rights.filter(({ allowed }) => show === "all" || allowed === (show === "allowed")),
    fields: explainFields(roles, fieldRules),
  };
}

export default function EffectiveRights() {
  const { t } = useTranslation("rights");
  const { title, may, staffId, fullName, mayLook, asked, record, show, counts, rights, fields } =
    useLoaderData<typeof loader>();
  const page = `/settings/people/${staffId}/rights`;
  const href = (key: string) => {
    const search = new URLSearchParams({
      ...(asked ? { record: asked } : {}),
      ...(key === "all" ? {} : { show: key }),
    });
    return search.size > 0 ? `${page}?${search.toString()}` : page;
  };
  const numbers = { ...counts, blocked: counts.all - counts.allowed };
  return (
    <SettingsFrame title={title} may={may}>
      <p className="max-w-prose text-ink-2">
        {t("effective.intro")}{" "}
        <Link className="link" to={`/settings/people/${staffId}`}>
          {t("effective.back")}
        </Link>
      </p>
      {mayLook && (
        <Panel title={t("effective.record")}>
          <Form method="get" className="form" preventScrollReset>
            <TextField
              name="record"
              label={t("effective.record")}
              help={t("effective.recordHelp")}
              optional
              defaultValue={asked}
              maxLength={100}
              spellCheck={false}
              autoComplete="off"
            />
            <p className="form-actions">
              <Button type="submit">{t("effective.look")}</Button>
              {asked && (
                <Link className="btn btn-quiet" to={page}>
                  {t("effective.clear")}
                </Link>
              )}
            </p>
          </Form>
          {asked && !record && <Banner tone="warn" role="status" title={t("effective.notFound")} />}
          {record && (
            <Banner
              title={t("effective.onRecord", { ref: record.externalRef, debtor: record.debtorName })}
              role="status"
            >
              <p>
                {record.keeper ? t("effective.keeper", { name: record.keeper }) : t("effective.nobody")}.{" "}
                {t(REACHES[record.reach])}
              </p>
            </Banner>
          )}
        </Panel>
      )}
      <Tabs
        label={t("effective.show")}
        current={show}
        tabs={SHOWN.map((key) => ({
          key,
          label: t(`effective.${key}`),
          href: href(key),
          count: numbers[key],
        }))}
      />
      <RightRows rows={rights} name={fullName} />
      <FieldRows fields={fields} />
    </SettingsFrame>
  );
}

export function ErrorBoundary() {
  return <RouteError home="/settings/people" />;
}
