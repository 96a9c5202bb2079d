import type { TFunction } from "i18next";

import { RelativeText } from "../../format/relative-text";
import type { Column } from "../../table/column";

interface Trouble {
  tries: number;
  error: string;
  createdAt: Date;
}

/** How often something was tried, what went wrong last, and since when it waits. */
export function troubleColumns<Row extends Trouble>(t: TFunction<"operator">, now: Date): Column<Row>[] {
  return [
    {
      key: "tries",
      header: t("console.jobs.tries"),
      align: "end",
      cell: (row) => <span className="num">{row.tries}</span>,
    },
    {
      key: "error",
      header: t("console.jobs.error"),
      clip: true,
      cell: (row) => <span title={row.error}>{row.error}</span>,
    },
    {
      key: "at",
      header: t("console.jobs.made"),
      cell: (row) => <RelativeText value={row.createdAt} now={now} />,
    },
  ];
}
