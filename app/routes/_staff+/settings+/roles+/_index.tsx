import type { LoaderFunctionArgs } from "@remix-run/node";
import { Link, useLoaderData } from "@remix-run/react";
import { useTranslation } from "react-i18next";

import { requireStaff } from "~/people/access/require-staff.server";
import { roleList } from "~/people/queries/rights/role-list.server";
import { LinkButton } from "~/ui/action/link-button";
import { RouteError } from "~/ui/document/route-error";
import { titled } from "~/ui/document/titled";
import { translator } from "~/ui/i18n/translator.server";
import { Panel } from "~/ui/record/panel";
import { RoleTable } from "~/ui/settings/rights/role-table";
import { SettingsFrame } from "~/ui/settings/settings-frame";

export const meta = titled;

export async function loader({ request }: LoaderFunctionArgs) {
  const staff = await requireStaff(request, "role:read");
  return {
    title: translator(staff.language)("rights:title"),
    may: staff.permissions.list(),
    now: new Date(),
    roles: await staff.read(roleList, undefined),
  };
}

export default function Roles() {
  const { t } = useTranslation("rights");
  const { may, roles, now } = useLoaderData<typeof loader>();
  const make = may.includes("role:update") && (
    <LinkButton look="primary" to="/settings/roles/edit">
      {t("list.make")}
    </LinkButton>
  );
  return (
    <SettingsFrame title={t("title")} may={may} actions={make}>
      <p className="max-w-prose text-ink-2">
        {t("list.intro")}{" "}
        <Link className="link" to="/settings/roles/pins">
          {t("list.pins")}
        </Link>
      </p>
      <Panel title={t("title")} flush>
        <RoleTable roles={roles} now={now} />
      </Panel>
    </SettingsFrame>
  );
}

export function ErrorBoundary() {
  return <RouteError home="/settings/security" />;
}
