import type { ActionFunctionArgs, LoaderFunctionArgs } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { useTranslation } from "react-i18next";

import { flashTo } from "~/people/access/answers/flash.server";
import { requireOperator } from "~/people/access/operator/require-operator.server";
import { jobForm, steerJob } from "~/people/access/operator/steer-job.server";
import { readForm } from "~/people/access/read-form.server";
import { type QueueRow, queueJobs } from "~/people/queries/operator/queue-jobs.server";
import { titled } from "~/ui/document/titled";
import { RelativeText } from "~/ui/format/relative-text";
import { translator } from "~/ui/i18n/translator.server";
import { PageWorklist } from "~/ui/page/page-worklist";
import { EmptyState } from "~/ui/record/empty-state";
import { Panel } from "~/ui/record/panel";
import { FailedJobs } from "~/ui/settings/operator/failed-jobs";
import type { Column } from "~/ui/table/column";
import { DataTable } from "~/ui/table/data-table";

export const meta = titled;

export async function loader({ request }: LoaderFunctionArgs) {
  const operator = await requireOperator(request);
  const jobs = await operator.read(queueJobs, undefined);
  return { title: translator("en")("operator:console.nav.jobs"), now: new Date(), ...jobs };
}

export async function action({ request }: ActionFunctionArgs) {
  const operator = await requireOperator(request);
  const form = await readForm(request, jobForm, operator);
  if (!form.ok) return form.answer;
  const outcome = await steerJob(request, operator, form.value);
  if (!outcome.ok) return form.reply(outcome.refusal);
  return flashTo("/operator/jobs", { tone: "good", key: "operator:console.flash.done" });
}

export default function Jobs() {
  const { t } = useTranslation("operator");
  const { queues, failed, now } = useLoaderData<typeof loader>();
  return (
    <PageWorklist title={t("console.nav.jobs")}>
      <FailedJobs jobs={failed} now={now} answer={useActionData<typeof action>()} />
      <Panel title={t("console.jobs.queues")} flush>
        <DataTable
          caption={t("console.jobs.queues")}
          columns={useColumns(now)}
          rows={queues}
          rowKey={(row) => row.name}
          empty={<EmptyState title={t("console.jobs.none")} />}
        />
      </Panel>
    </PageWorklist>
  );
}

function useColumns(now: Date): Column<QueueRow>[] {
  const { t } = useTranslation("operator");
  const counts = ["waiting", "running", "failed", "done"] as const;
  return [
    { key: "name", header: t("console.jobs.name"), main: true, cell: (row) => row.name },
    ...counts.map((key) => ({
      key,
      header: t(`console.jobs.${key}`),
      align: "end" as const,
      cell: (row: QueueRow) => <span className="num">{row[key]}</span>,
    })),
    {
      key: "last",
      header: t("console.jobs.last"),
      cell: (row) => row.lastDoneAt && <RelativeText value={row.lastDoneAt} now={now} />,
    },
  ];
}
