import type { ReactNode } from "react";

interface EmptyStateProps {
  title: string;
  /** Why it is empty and what fills it. */
  children?: ReactNode;
  /** The one next step. */
  action?: ReactNode;
}

export function EmptyState({ title, children, action }: EmptyStateProps) {
  return (
    <div className="empty">
      <h2>{title}</h2>
      {children && <div className="prose text-ink-2">{children}</div>}
      {action}
    </div>
  );
}
