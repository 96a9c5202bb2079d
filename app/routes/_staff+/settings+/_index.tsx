import { type LoaderFunctionArgs, redirect } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { useTranslation } from "react-i18next";

import { SETTING_GROUPS } from "~/office/domain/setting/setting-kinds";
import { requireStaff } from "~/people/access/require-staff.server";
import { settingsPage } from "~/people/queries/setting/settings-page.server";
import { LinkButton } from "~/ui/action/link-button";
import { RouteError } from "~/ui/document/route-error";
import { titled } from "~/ui/document/titled";
import { translator } from "~/ui/i18n/translator.server";
import { EmptyState } from "~/ui/record/empty-state";
import { SettingEntry } from "~/ui/settings/setting/setting-entry";
import { SettingsFrame } from "~/ui/settings/settings-frame";
import { FilterBar } from "~/ui/table/filter-bar";

export const meta = titled;

/** Every setting; who may not read them lands on the first section that opens for them. */
export async function loader({ request }: LoaderFunctionArgs) {
  const staff = await requireStaff(request);
  if (!staff.permissions.has("setting:read"))
    throw redirect(staff.permissions.has("staff:read") ? "/settings/people" : "/settings/security");
  const t = translator(staff.language);
  const words = (new URL(request.url).searchParams.get("q") ?? "").trim().toLowerCase().slice(0, 80);
  const rows = await staff.read(settingsPage, undefined);
  const found = rows.filter(({ key, def }) =>
    [key, t(`firm:key.${key}.title`), t(`firm:key.${key}.help`), t(`firm:group.${def.group}`)].some((text) =>
      text.toLowerCase().includes(words),
    ),
  );
  return { title: t("firm:settings.title"), may: staff.permissions.list(), rows: found };
}

export default function Settings() {
  const { t } = useTranslation("firm");
  const { title, may, rows } = useLoaderData<typeof loader>();
  const mayChange = may.includes("setting:update");
  const groups = SETTING_GROUPS.map((group) => ({
    group,
    own: rows.filter(({ def }) => def.group === group),
  })).filter(({ own }) => own.length > 0);
  return (
    <SettingsFrame
      title={title}
      may={may}
      actions={
        <>
          <LinkButton to="/files/settings" reloadDocument>
            {t("settings.export")}
          </LinkButton>
          {mayChange && <LinkButton to="/settings/import">{t("settings.import")}</LinkButton>}
        </>
      }
    >
      <FilterBar search={{ name: "q", label: t("settings.search") }} clearHref="/settings" />
      {groups.length === 0 && <EmptyState title={t("settings.none")}>{t("settings.noneHelp")}</EmptyState>}
      {groups.map(({ group, own }) => (
        <section key={group} aria-labelledby={`group-${group}`}>
          <h2 id={`group-${group}`} className="text-lg font-semibold">
            {t(`group.${group}`)}
          </h2>
          {own.map((row) => (
            <SettingEntry key={row.key} row={row} mayChange={mayChange} />
          ))}
        </section>
      ))}
    </SettingsFrame>
  );
}

export function ErrorBoundary() {
  return <RouteError home="/dashboard" />;
}
