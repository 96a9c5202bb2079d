import { useTranslation } from "react-i18next";

import type { FailedJob } from "~/people/queries/operator/queue-jobs.server";

import type { FormResult } from "../../form/action-form";
import { EmptyState } from "../../record/empty-state";
import { Panel } from "../../record/panel";
import type { Column } from "../../table/column";
import { DataTable } from "../../table/data-table";
import { ReasonActs } from "./reason-acts";
import { troubleColumns } from "./trouble-columns";

interface FailedJobsProps {
  jobs: FailedJob[];
  now: Date;
  answer: FormResult | null | undefined;
}

/** Jobs that were given up: what went wrong, without anybody's data, and what can be done. */
export function FailedJobs({ jobs, now, answer }: FailedJobsProps) {
  const { t } = useTranslation("operator");
  const columns: Column<FailedJob>[] = [
    { key: "name", header: t("console.jobs.name"), main: true, cell: (row) => row.name },
    { key: "firm", header: t("console.firm.id"), cell: (row) => row.tenantId && <code>{row.tenantId}</code> },
    ...troubleColumns<FailedJob>(t, now),
    {
      key: "act",
      header: t("console.access.acts"),
      cell: (row) => <ReasonActs id={row.id} sends={{ jobId: row.id }} answer={answer} />,
    },
  ];
  return (
    <Panel title={t("console.jobs.given")} flush>
      <DataTable
        caption={t("console.jobs.given")}
        columns={columns}
        rows={jobs}
        rowKey={(row) => row.id}
        empty={<EmptyState title={t("console.jobs.noneFailed")} />}
      />
    </Panel>
  );
}
