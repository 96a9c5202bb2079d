import type { ReactNode } from "react";

import { PageHead, type PageHeadProps } from "./page-head";

interface PageDashboardProps extends PageHeadProps {
  /** Period and team, as a FilterBar: they live in the URL. */
  filters?: ReactNode;
  notice?: ReactNode;
  /** Tiles. */
  tiles: ReactNode;
  /** Panels with charts. */
  children: ReactNode;
}

/** How it stands, and the rows behind each figure. */
export function PageDashboard({ filters, notice, tiles, children, ...head }: PageDashboardProps) {
  return (
    <div className="page">
      <PageHead {...head} />
      {notice}
      {filters}
      {tiles}
      <div className="dashboard-grid">{children}</div>
    </div>
  );
}
