import type { ReactNode } from "react";

import { PageHead, type PageHeadProps } from "./page-head";

interface PageRecordProps extends PageHeadProps {
  /** Stop flags and other Banners. */
  banners?: ReactNode;
  /** KeyFigures. */
  figures?: ReactNode;
  /** The permitted transitions: a StatusFlow. */
  flow?: ReactNode;
  tabs?: ReactNode;
  children: ReactNode;
  /** The right column: note box, timeline. */
  aside?: ReactNode;
}

/** What is it, what may I do now, what happened. */
export function PageRecord({ banners, figures, flow, tabs, children, aside, ...head }: PageRecordProps) {
  return (
    <div className="page">
      <PageHead {...head} />
      {banners}
      {figures}
      {flow}
      {aside ? (
        <div className="record-grid">
          <div>
            {tabs}
            {children}
          </div>
          <aside>{aside}</aside>
        </div>
      ) : (
        <>
          {tabs}
          {children}
        </>
      )}
    </div>
  );
}
