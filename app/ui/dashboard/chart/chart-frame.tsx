import { type ReactNode, useId } from "react";
import { useTranslation } from "react-i18next";

interface ChartFrameProps {
  title: string;
  /** One sentence that says what the picture says. */
  description: string;
  width: number;
  height: number;
  /** The same numbers, for readers of words and for paper. */
  table: { head: readonly string[]; rows: readonly (readonly ReactNode[])[] };
  /** Parts of the picture are links: it is then no single image to those who hear the page. */
  linked?: boolean;
  children: ReactNode;
}

/** A picture drawn by the server, and the numbers it was drawn from. */
export function ChartFrame({ title, description, width, height, table, linked, children }: ChartFrameProps) {
  const { t } = useTranslation("shell");
  const id = useId();
  return (
    <figure className="chart">
      <figcaption>{title}</figcaption>
      <svg
        viewBox={`0 0 ${width} ${height}`}
        role={linked ? "group" : "img"}
        aria-labelledby={`${id}t ${id}d`}
      >
        <title id={`${id}t`}>{title}</title>
        <desc id={`${id}d`}>{description}</desc>
        {children}
      </svg>
      <details>
        <summary>{t("chart.table")}</summary>
        <table className="data-table dense">
          <caption>{title}</caption>
          <thead>
            <tr>
              {table.head.map((head, at) => (
                <th key={head} scope="col" className={at === 0 ? undefined : "end"}>
                  {head}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {table.rows.map((cells, row) => (
              <tr key={row}>
                {cells.map((cell, at) => (
                  <td key={at} className={at === 0 ? undefined : "end"}>
                    {cell}
                  </td>
                ))}
              </tr>
            ))}
          </tbody>
        </table>
      </details>
    </figure>
  );
}
