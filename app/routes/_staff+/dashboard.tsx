import type { LoaderFunctionArgs } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { useTranslation } from "react-i18next";

import { gatherTrend, readPeriod } from "~/collections/domain/dashboard/period";
import { dashboard } from "~/collections/queries/dashboard/dashboard.server";
import { setupProgress } from "~/money/queries/setup-progress.server";
import { requireStaff } from "~/people/access/require-staff.server";
import { LinkButton } from "~/ui/action/link-button";
import { AgingPanel } from "~/ui/dashboard/aging-panel";
import { CollectorsPanel } from "~/ui/dashboard/collectors-panel";
import { DashboardTiles } from "~/ui/dashboard/dashboard-tiles";
import { PeriodFilter } from "~/ui/dashboard/period-filter";
import { SampleNotice } from "~/ui/dashboard/sample-notice";
import { SetupPanel } from "~/ui/dashboard/setup-panel";
import { StatusPanel } from "~/ui/dashboard/status-panel";
import { TrendPanel } from "~/ui/dashboard/trend-panel";
import { RouteError } from "~/ui/document/route-error";
import { titled } from "~/ui/document/titled";
import { readerText } from "~/ui/i18n/reader-text.server";
import { PageDashboard } from "~/ui/page/page-dashboard";
import { PageHead } from "~/ui/page/page-head";
import { EmptyState } from "~/ui/record/empty-state";
import { useLiveRevalidation } from "~/ui/shell/use-live-revalidation";

export const meta = titled;

export async function loader({ request }: LoaderFunctionArgs) {
  const staff = await requireStaff(request, "dashboard:read");
  const { searchParams } = new URL(request.url);
  const period = readPeriod(searchParams, staff.tenant.businessDate);
  const asked = searchParams.get("sample");
  const figures = await staff.read(dashboard, {
    ...period,
    sample: asked === null ? undefined : asked === "yes",
  });
  const setup = staff.permissions.has("setting:update") ? await staff.read(setupProgress, undefined) : null;
  return {
    title: readerText(request)("dashboard:title"),
    period,
    figures,
    setup,
    points: gatherTrend(figures.trend),
    own: !["team", "all"].includes(staff.permissions.scopeOf("dashboard:read") ?? ""),
    mayLoad: staff.permissions.has("sample:load"),
    mayImport: staff.permissions.has("import:create"),
  };
}

export default function DashboardPage() {
  const { t } = useTranslation("dashboard");
  const { figures, period, points, own, mayImport, mayLoad, setup } = useLoaderData<typeof loader>();
  useLiveRevalidation((event) =>
    /^(account|payment|refund|placement|import|business_date)\./.test(event.type),
  );
  if (figures.statuses.length === 0 && !figures.sample)
    return <NothingYet own={own} mayImport={mayImport} setup={setup} />;
  return (
    <PageDashboard
      title={t("title")}
      sub={own ? t("ownOnly") : undefined}
      notice={
        <>
          {setup && <SetupPanel {...setup} />}
          {figures.sample && (
            <SampleNotice shown={figures.sample.shown} real={!figures.sample.only} mayLoad={mayLoad} />
          )}
        </>
      }
      filters={<PeriodFilter period={period} />}
      tiles={<DashboardTiles figures={figures} period={period} />}
    >
      <AgingPanel figures={figures} />
      <TrendPanel points={points} total={figures.collected} />
      <StatusPanel figures={figures} />
      <CollectorsPanel collectors={figures.collectors} period={period} />
    </PageDashboard>
  );
}

/** The first day: what to do to have something here. */
interface NothingYetProps {
  own: boolean;
  mayImport: boolean;
  setup: Awaited<ReturnType<typeof setupProgress>> | null;
}

function NothingYet({ own, mayImport, setup }: NothingYetProps) {
  const { t } = useTranslation("dashboard");
  return (
    <div className="page">
      <PageHead title={t("title")} />
      {setup && <SetupPanel {...setup} />}
      {mayImport ? (
        <EmptyState
          title={t("empty.title")}
          action={
            <LinkButton to="/imports/new" look="primary">
              {t("empty.action")}
            </LinkButton>
          }
        >
          <p>{t("empty.body")}</p>
        </EmptyState>
      ) : (
        <EmptyState title={own ? t("empty.ownTitle") : t("empty.title")}>
          <p>{own ? t("empty.ownBody") : t("empty.waitBody")}</p>
        </EmptyState>
      )}
    </div>
  );
}

export function ErrorBoundary() {
  return <RouteError home="/dashboard" />;
}
