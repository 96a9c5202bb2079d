import { useTranslation } from "react-i18next";

import type { ReportName } from "~/money/domain/report/report-name";
import type { ReportPeriod } from "~/money/domain/report/report-period";
import type { ScheduleRow } from "~/money/queries/report/report-desk.server";

import { Badge } from "../../action/badge";
import type { FormResult } from "../../form/action-form";
import { InstantText } from "../../format/instant-text";
import { EmptyState } from "../../record/empty-state";
import { Panel } from "../../record/panel";
import { ActForm } from "../../settings/act-form";
import type { Column } from "../../table/column";
import { DataTable } from "../../table/data-table";
import { useWeekdays } from "./use-weekdays";

interface ScheduleListProps {
  schedules: ScheduleRow[];
  timeZone: string;
  answer: FormResult | null | undefined;
}

/** The firm's standing reports; each can be paused, taken up again or ended. */
export function ScheduleList({ schedules, timeZone, answer }: ScheduleListProps) {
  const { t } = useTranslation("report");
  return (
    <Panel title={t("schedule.title")} flush>
      <DataTable
        caption={t("schedule.title")}
        columns={useColumns(timeZone, answer)}
        rows={schedules}
        rowKey={(row) => row.id}
        empty={<EmptyState title={t("schedule.emptyTitle")}>{t("schedule.empty")}</EmptyState>}
      />
    </Panel>
  );
}

function useWhen(timeZone: string): (row: ScheduleRow) => string {
  const { t } = useTranslation("report");
  const weekdays = useWeekdays();
  return ({ frequency, weekday, monthDay, hour, minute }) => {
    const time = `${String(hour).padStart(2, "0")}:${String(minute).padStart(2, "0")}`;
    const params = { time, zone: timeZone, day: weekdays[(weekday ?? 1) - 1], monthDay };
    return t(`schedule.when_${frequency}`, params);
  };
}

function useColumns(timeZone: string, answer: ScheduleListProps["answer"]): Column<ScheduleRow>[] {
  const { t } = useTranslation("report");
  const when = useWhen(timeZone);
  return [
    { key: "name", header: t("schedule.name"), main: true, clip: true, cell: (row) => row.name },
    {
      key: "report",
      header: t("desk.report"),
      cell: (row) =>
        `${t(`title.${row.report as ReportName}`)}, ${t(`period.${row.period as ReportPeriod}`)}, ${t(`download.${row.format as "csv"}`)}`,
    },
    { key: "when", header: t("schedule.when"), cell: when },
    {
      key: "to",
      header: t("schedule.recipients"),
      clip: true,
      cell: (row) => <span title={row.recipients.join(", ")}>{row.recipients.join(", ")}</span>,
    },
    {
      key: "next",
      header: t("schedule.next"),
      cell: (row) =>
        row.state === "active" ? (
          <InstantText value={row.nextRunAt} />
        ) : (
          <Badge tone="neutral">{t("schedule.paused")}</Badge>
        ),
    },
    {
      key: "act",
      header: t("schedule.act"),
      cell: (row) => (
        <span className="flex gap-2">
          <ActForm
            sends={{ act: "state", scheduleId: row.id, state: row.state === "active" ? "paused" : "active" }}
            answer={answer}
            look="quiet"
            small
          >
            {t(row.state === "active" ? "schedule.pause" : "schedule.resume")}
          </ActForm>
          <ActForm
            sends={{ act: "state", scheduleId: row.id, state: "ended" }}
            answer={answer}
            look="quiet"
            small
          >
            {t("schedule.end")}
          </ActForm>
        </span>
      ),
    },
  ];
}
