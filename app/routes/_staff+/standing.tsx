import type { LoaderFunctionArgs } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { useTranslation } from "react-i18next";

import { isOwner, tenantAllows } from "~/office/domain/tenant/tenant-allows";
import { requireStaff } from "~/people/access/require-staff.server";
import { firmStanding } from "~/people/queries/tenant/firm-standing.server";
import { RouteError } from "~/ui/document/route-error";
import { titled } from "~/ui/document/titled";
import { translator } from "~/ui/i18n/translator.server";
import { PageForm } from "~/ui/page/page-form";
import { ExportLinks } from "~/ui/settings/standing/export-links";
import { StandingFacts } from "~/ui/settings/standing/standing-facts";

export const meta = titled;

/** Where a shut page leads: open to every colleague in every state, and it shows the firm's state and nothing else. */
export async function loader({ request }: LoaderFunctionArgs) {
  const staff = await requireStaff(request);
  const owner = isOwner(staff.roles);
  const mayExport = tenantAllows(staff.tenant.status, owner ? "owner" : "staff", "export");
  return {
    title: translator(staff.language)("operator:standing.title"),
    standing: await staff.read(firmStanding, new Date()),
    owner,
    may: mayExport ? staff.permissions.list() : [],
  };
}

export default function Standing() {
  const { t } = useTranslation("operator");
  const { standing, owner, may } = useLoaderData<typeof loader>();
  return (
    <PageForm title={t("standing.title")} intro={<p>{t(`standing.intro.${owner ? "owner" : "staff"}`)}</p>}>
      <StandingFacts standing={standing} owner={owner} />
      <ExportLinks may={may} />
    </PageForm>
  );
}

export function ErrorBoundary() {
  return <RouteError home="/standing" />;
}
