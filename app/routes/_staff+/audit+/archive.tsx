import type { LoaderFunctionArgs } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { useTranslation } from "react-i18next";

import { settingOf } from "~/office/domain/setting/setting-of";
import { requireStaff } from "~/people/access/require-staff.server";
import { archiveList } from "~/people/queries/audit/archive-list.server";
import { ArchiveTable } from "~/ui/audit/privacy/archive-table";
import { PrivacyTabs } from "~/ui/audit/privacy/privacy-tabs";
import { RouteError } from "~/ui/document/route-error";
import { titled } from "~/ui/document/titled";
import { readerText } from "~/ui/i18n/reader-text.server";
import { PageWorklist } from "~/ui/page/page-worklist";
import { useLiveRevalidation } from "~/ui/shell/use-live-revalidation";

export const meta = titled;

export async function loader({ request }: LoaderFunctionArgs) {
  const staff = await requireStaff(request, "audit:read");
  return {
    title: readerText(request)("privacy:archive.title"),
    rows: await staff.read(archiveList, undefined),
    months: settingOf(staff.tenant, "audit_online_months"),
    mayExport: staff.permissions.has("audit:export"),
    mayPrivacy: staff.permissions.has("privacy:read"),
  };
}

export default function Archive() {
  const { t } = useTranslation("privacy");
  const { rows, months, mayExport, mayPrivacy } = useLoaderData<typeof loader>();
  useLiveRevalidation(({ type }) => type === "audit.archived");
  return (
    <PageWorklist
      title={t("archive.title")}
      tabs={<PrivacyTabs current="archive" mayAudit mayPrivacy={mayPrivacy} />}
      notice={<p className="muted">{t("archive.lead", { count: months })}</p>}
    >
      <ArchiveTable rows={rows} mayExport={mayExport} />
    </PageWorklist>
  );
}

export function ErrorBoundary() {
  return <RouteError home="/audit" />;
}
