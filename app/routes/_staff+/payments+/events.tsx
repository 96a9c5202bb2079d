import type { LoaderFunctionArgs } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { useTranslation } from "react-i18next";

import { isSilent } from "~/money/domain/provider/webhook-silence";
import { EVENT_STATES, eventFilter, eventList } from "~/money/queries/provider/event-list.server";
import { fromPageLink, toPageLinks } from "~/office/domain/page-cursor";
import { requireStaff } from "~/people/access/require-staff.server";
import { Banner } from "~/ui/action/banner";
import { RouteError } from "~/ui/document/route-error";
import { titled } from "~/ui/document/titled";
import { formatInstant } from "~/ui/format/format-date";
import { readPreferences } from "~/ui/i18n/preferences";
import { readerText } from "~/ui/i18n/reader-text.server";
import { PageWorklist } from "~/ui/page/page-worklist";
import { EventTable } from "~/ui/payment/event-table";
import { PaymentTabs } from "~/ui/payment/payment-tabs";
import { Pager } from "~/ui/table/pager";
import { Tabs } from "~/ui/table/tabs";

export const meta = titled;

export async function loader({ request }: LoaderFunctionArgs) {
  const staff = await requireStaff(request, "ledger:read");
  const { searchParams } = new URL(request.url);
  const asked = { ...Object.fromEntries(searchParams), ...fromPageLink(searchParams.get("cursor")) };
  const filter = eventFilter.parse(asked);
  const page = await staff.read(eventList, filter);
  const { timeZone } = staff.tenant;
  const silent = page.lastAt && isSilent(page.lastAt, new Date(), timeZone);
  return {
    title: readerText(request)("payment:event.title"),
    rows: page.rows,
    links: toPageLinks({ next: page.next, previous: null }),
    state: filter.state ?? "all",
    stuck: page.stuck,
    states: ["all" as const, ...EVENT_STATES],
    quietSince: silent && page.lastAt ? formatInstant(page.lastAt, staff.language, timeZone, "minute") : null,
    dense: readPreferences(request).density === "dense",
  };
}

export default function Events() {
  const { t } = useTranslation("payment");
  const { rows, links, state, states, stuck, quietSince, dense } = useLoaderData<typeof loader>();
  const tabs = states.map((key) => ({
    key,
    label: key === "all" ? t("event.all") : t(`event.state.${key}`),
    href: key === "all" ? "/payments/events" : `/payments/events?state=${key}`,
    count: key === "dead" ? stuck : undefined,
  }));
  return (
    <PageWorklist
      title={t("event.title")}
      tabs={<PaymentTabs current="events" books />}
      notice={
        quietSince && (
          <Banner tone="warn" title={t("event.silence", { when: quietSince })}>
            <p>{t("event.silenceBody")}</p>
          </Banner>
        )
      }
      filters={<Tabs label={t("event.filter")} current={state} tabs={tabs} />}
      pager={<Pager {...links} />}
    >
      <EventTable rows={rows} dense={dense} />
    </PageWorklist>
  );
}

export function ErrorBoundary() {
  return <RouteError home="/payments" />;
}
