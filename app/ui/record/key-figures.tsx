import type { ReactNode } from "react";

export interface KeyFigure {
  label: string;
  value: ReactNode;
  note?: ReactNode;
}

/** The strip under a record's header: the few figures everybody looks for first. */
export function KeyFigures({ figures }: { figures: readonly KeyFigure[] }) {
  return (
    <dl className="key-figures">
      {figures.map((figure) => (
        <div key={figure.label}>
          <dt>{figure.label}</dt>
          <dd>
            {figure.value}
            {figure.note && <div className="note">{figure.note}</div>}
          </dd>
        </div>
      ))}
    </dl>
  );
}
