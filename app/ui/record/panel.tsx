import { type ReactNode, useId } from "react";

interface PanelProps {
  title: string;
  /** At the end of the head: a link or a small button. */
  action?: ReactNode;
  /** Where a link leads to. */
  anchor?: string;
  /** Content that draws its own edges (a table). */
  flush?: boolean;
  children: ReactNode;
}

/** A titled part of a page. Panels never stand inside panels. */
export function Panel({ title, action, anchor, flush, children }: PanelProps) {
  const id = useId();
  return (
    <section id={anchor} className="panel" aria-labelledby={id}>
      <div className="panel-head">
        <h2 id={id}>{title}</h2>
        {action}
      </div>
      <div className={flush ? undefined : "panel-body"}>{children}</div>
    </section>
  );
}
