import type { ReactNode } from "react";

import { PageHead, type PageHeadProps } from "./page-head";

interface PageWorklistProps extends PageHeadProps {
  /** Saved views as Tabs with counts. */
  tabs?: ReactNode;
  /** A FilterBar. */
  filters?: ReactNode;
  /** What is said before the rows: a Banner. */
  notice?: ReactNode;
  /** A DataTable, with its BulkBar. */
  children: ReactNode;
  pager?: ReactNode;
}

/** Who first? Views, filters, rows, pages. */
export function PageWorklist({ tabs, filters, notice, children, pager, ...head }: PageWorklistProps) {
  return (
    <div className="page">
      <PageHead {...head} />
      {notice}
      {tabs}
      {filters}
      {children}
      {pager}
    </div>
  );
}
