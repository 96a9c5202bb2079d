import { Link } from "@remix-run/react";
import type { ReactNode } from "react";

export interface Tile {
  key: string;
  label: string;
  value: ReactNode;
  /** Change against the period before, or the target. */
  note?: ReactNode;
  /** The rows that make the figure. */
  href?: string;
}

/** Figures that open the rows behind them. */
export function Tiles({ tiles }: { tiles: readonly Tile[] }) {
  return (
    <dl className="tiles">
      {tiles.map((tile) => (
        <div key={tile.key} className="tile">
          <dt className="text-ink-3">
            {tile.href ? (
              <Link to={tile.href} className="hover:text-ink">
                {tile.label}
              </Link>
            ) : (
              tile.label
            )}
          </dt>
          <dd className="tile-value">{tile.value}</dd>
          {tile.note && <dd className="small text-ink-3">{tile.note}</dd>}
        </div>
      ))}
    </dl>
  );
}
