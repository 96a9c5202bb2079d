import { clsx } from "clsx";
import type { ReactNode } from "react";

import { InstantText } from "../format/instant-text";

export interface TimelineEntry {
  id: string;
  at: Date | string;
  /** What happened, as a sentence. */
  title: ReactNode;
  /** Who did it. */
  by?: string | null;
  /** A note's text, an old and a new value. */
  body?: ReactNode;
  kind?: "money" | "status" | "stop" | "note";
}

/** Events, newest first. */
export function Timeline({ entries, label }: { entries: readonly TimelineEntry[]; label: string }) {
  return (
    <ol className="timeline" aria-label={label}>
      {entries.map((entry) => (
        <li key={entry.id} className={clsx(entry.kind && `is-${entry.kind}`)}>
          <p className="font-medium">{entry.title}</p>
          {entry.body && <div className="body">{entry.body}</div>}
          <p className="small muted">
            <InstantText value={entry.at} />
            {entry.by && ` · ${entry.by}`}
          </p>
        </li>
      ))}
    </ol>
  );
}
