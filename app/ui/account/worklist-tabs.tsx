import { useSearchParams } from "@remix-run/react";
import { useTranslation } from "react-i18next";

import { COUNT_CAP, WORKLIST_VIEWS, type WorklistView } from "~/collections/domain/worklist/worklist-filter";

import { Tabs } from "../table/tabs";

/** What only says something to those who see more than their own accounts. */
const FOR_ALL: readonly WorklistView[] = ["mine", "unassigned"];

interface WorklistTabsProps {
  counts: Record<WorklistView, number>;
  current: WorklistView;
  /** The viewer sees everybody's accounts. */
  all: boolean;
}

/** The queues as tabs with what waits in each. A new tab starts without filters, sorted and laid out as before. */
export function WorklistTabs({ counts, current, all }: WorklistTabsProps) {
  const { t } = useTranslation("account");
  const [search] = useSearchParams();
  const hrefOf = (view: WorklistView) => {
    const next = new URLSearchParams(view === "all" ? [] : [["view", view]]);
    for (const name of ["sort", "columns"]) for (const value of search.getAll(name)) next.append(name, value);
    return `/worklist?${next.toString()}`;
  };
  return (
    <Tabs
      label={t("worklist.views")}
      current={current}
      tabs={WORKLIST_VIEWS.filter((view) => all || !FOR_ALL.includes(view)).map((view) => ({
        key: view,
        label: t(view === "all" && !all ? "view.own" : `view.${view}`),
        href: hrefOf(view),
        count: counts[view],
        cap: COUNT_CAP,
      }))}
    />
  );
}
