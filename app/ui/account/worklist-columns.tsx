import { useTranslation } from "react-i18next";

import type { WorklistRow } from "~/collections/queries/worklist/worklist-page.server";

import { Badge } from "../action/badge";
import { DateText } from "../format/date-text";
import { InstantText } from "../format/instant-text";
import { useLocale } from "../format/locale-provider";
import { MoneyText } from "../format/money-text";
import { RelativeText } from "../format/relative-text";
import type { Column } from "../table/column";
import { StatusBadge } from "./status-badge";

/** Levels of the queue that have a name of their own (spec 02 §5.1). */
const NAMED_LEVELS = [15, 40, 45, 50, 70, 85, 99] as const;
type NamedLevel = (typeof NAMED_LEVELS)[number];

const isNamed = (level: number): level is NamedLevel => NAMED_LEVELS.includes(level as NamedLevel);

interface WorklistColumnsOptions {
  /** The moment the loader answered. */
  now: string;
  /** A collector's own list needs no column that says their name in every row. */
  withCollector: boolean;
}

export function useWorklistColumns({ now, withCollector }: WorklistColumnsOptions): Column<WorklistRow>[] {
  const { t } = useTranslation("account");
  const { currency, today } = useLocale();
  const columns: (Column<WorklistRow> | null)[] = [
    {
      key: "priority",
      header: t("column.priority"),
      sort: "priority",
      cell: (row) => <Priority level={row.priority} />,
    },
    {
      key: "ref",
      header: t("column.ref"),
      main: true,
      cell: (row) => (
        <span className="block max-w-40 truncate" title={row.externalRef}>
          {row.externalRef}
        </span>
      ),
    },
    {
      key: "debtor",
      header: t("column.debtor"),
      clip: true,
      cell: (row) => <span title={row.debtorName}>{row.debtorName}</span>,
    },
    { key: "status", header: t("column.status"), cell: (row) => <StatusBadge status={row.status} /> },
    {
      key: "reason",
      header: t("column.reason"),
      cell: (row) => (
        <span className="nowrap">
          {isNamed(row.queueLevel) ? t(`level.${row.queueLevel}`) : row.queueLevel}
        </span>
      ),
    },
    {
      key: "balance",
      header: t("column.balance"),
      unit: currency,
      sort: "balance",
      align: "end",
      cell: (row) => <MoneyText value={{ minor: row.balance, currency: row.currency }} bare />,
    },
    {
      key: "original",
      header: t("column.original"),
      unit: currency,
      align: "end",
      optional: true,
      cell: (row) => <MoneyText value={{ minor: row.originalAmount, currency: row.currency }} bare />,
    },
    withCollector
      ? {
          key: "collector",
          header: t("column.collector"),
          cell: (row) =>
            row.collectorName ? (
              <span className="block max-w-28 truncate" title={row.collectorName}>
                {row.collectorName}
              </span>
            ) : (
              <span className="muted">{t("nobody")}</span>
            ),
        }
      : null,
    {
      key: "due",
      header: t("column.due"),
      sort: "due_date",
      cell: (row) => <DueDate value={row.dueDate} today={today} />,
    },
    {
      key: "contact",
      header: t("column.lastContact"),
      sort: "last_contact",
      cell: (row) => <RelativeText value={row.lastContactAt} now={now} />,
    },
    {
      key: "next",
      header: t("column.nextAction"),
      sort: "next_action",
      optional: true,
      cell: (row) => <InstantText value={row.nextActionAt} style="day" />,
    },
    {
      key: "creditor",
      header: t("column.creditor"),
      clip: true,
      optional: true,
      cell: (row) => <span title={row.creditorName}>{row.creditorName}</span>,
    },
    {
      key: "created",
      header: t("column.created"),
      sort: "created",
      optional: true,
      cell: (row) => <InstantText value={row.createdAt} style="day" />,
    },
  ];
  return columns.filter((column) => column !== null);
}

function Priority({ level }: { level: number }) {
  const { t } = useTranslation("account");
  if (level <= 0) {
    return (
      <span className="muted">
        <span className="sr-only">{t("priority.0")}</span>
        <span aria-hidden="true">–</span>
      </span>
    );
  }
  const key = Math.min(level, 3) as 1 | 2 | 3;
  return <Badge tone={key === 3 ? "bad" : "warn"}>{t(`priority.${key}`)}</Badge>;
}

/** Red and a word when it is past. */
function DueDate({ value, today }: { value: string | null; today: string }) {
  const { t } = useTranslation("account");
  const past = value !== null && value < today;
  return (
    <span className={past ? "text-bad" : undefined}>
      <DateText value={value} />
      {past && <span className="sr-only"> {t("pastDue")}</span>}
    </span>
  );
}
