import type { LoaderFunctionArgs } from "@remix-run/node";
import { Link, useLoaderData } from "@remix-run/react";
import { useTranslation } from "react-i18next";

import { requireOperator } from "~/people/access/operator/require-operator.server";
import { acrossTenantsFirms, type FirmRow } from "~/people/queries/operator/firms.server";
import { isUuid } from "~/platform/ids/is-uuid";
import { Badge } from "~/ui/action/badge";
import { LinkButton } from "~/ui/action/link-button";
import { titled } from "~/ui/document/titled";
import { DateText } from "~/ui/format/date-text";
import { RelativeText } from "~/ui/format/relative-text";
import { translator } from "~/ui/i18n/translator.server";
import { PageWorklist } from "~/ui/page/page-worklist";
import { EmptyState } from "~/ui/record/empty-state";
import type { Column } from "~/ui/table/column";
import { DataTable } from "~/ui/table/data-table";

export const meta = titled;

export async function loader({ request }: LoaderFunctionArgs) {
  const operator = await requireOperator(request);
  const after = new URL(request.url).searchParams.get("after");
  const page = await operator.read(acrossTenantsFirms, { after: after && isUuid(after) ? after : null });
  return { title: translator("en")("operator:console.nav.firms"), now: new Date(), ...page };
}

export default function Firms() {
  const { t } = useTranslation("operator");
  const { firms, next, now } = useLoaderData<typeof loader>();
  return (
    <PageWorklist
      title={t("console.nav.firms")}
      actions={<LinkButton to="/operator/tenants/new">{t("console.open.button")}</LinkButton>}
      pager={
        next && (
          <Link className="btn btn-small" to={`/operator?after=${next}`}>
            {t("console.more")}
          </Link>
        )
      }
    >
      <DataTable
        caption={t("console.nav.firms")}
        columns={useColumns(now)}
        rows={firms}
        rowKey={(row) => row.id}
        rowHref={(row) => `/operator/tenants/${row.id}`}
        empty={<EmptyState title={t("console.firm.none")} />}
      />
    </PageWorklist>
  );
}

function useColumns(now: Date): Column<FirmRow>[] {
  const { t } = useTranslation("operator");
  return [
    { key: "name", header: t("console.firm.name"), main: true, clip: true, cell: (row) => row.name },
    {
      key: "state",
      header: t("standing.state"),
      cell: (row) => (
        <Badge tone={row.state === "active" ? "good" : row.state === "trial" ? "neutral" : "warn"}>
          {t(`standing.name.${row.state}`)}
        </Badge>
      ),
    },
    { key: "since", header: t("standing.since"), cell: (row) => <DateText value={row.since} /> },
    { key: "country", header: t("console.firm.country"), cell: (row) => row.country },
    {
      key: "seats",
      header: t("console.firm.seats"),
      align: "end",
      cell: (row) => <span className="num">{row.seats}</span>,
    },
    {
      key: "seen",
      header: t("console.firm.seen"),
      cell: (row) => row.lastSeenAt && <RelativeText value={row.lastSeenAt} now={now} />,
    },
    {
      key: "health",
      header: t("console.firm.health"),
      cell: (row) =>
        row.failedJobs === 0 ? (
          <Badge tone="good">{t("console.firm.well")}</Badge>
        ) : (
          <Badge tone="bad">{t("console.firm.failed", { count: row.failedJobs })}</Badge>
        ),
    },
  ];
}
