import { useNavigate, useSearchParams } from "@remix-run/react";
import { clsx } from "clsx";
import { type ReactNode, type RefObject, useEffect, useRef } from "react";
import { useTranslation } from "react-i18next";

import { chosenColumns, type Column } from "./column";
import { SortHeader } from "./sort-header";
import { useRowKeys } from "./use-row-keys";

interface DataTableProps<Row> {
  /** Names the table for those who hear the page. */
  caption: string;
  columns: readonly Column<Row>[];
  rows: readonly Row[];
  rowKey: (row: Row) => string;
  /** Where the row's link goes. */
  rowHref?: (row: Row) => string;
  /** Checkboxes that belong to the form with this id (a BulkBar's). */
  selection?: {
    formId: string;
    name: string;
    label: (row: Row) => string;
    /** Ticked from the start: a form that was not taken, posted without scripts. */
    picked?: readonly string[];
  };
  /** Shown below the rows while the frame is in view: a BulkBar. */
  bulkBar?: ReactNode;
  dense?: boolean;
  /** Shown instead of an empty table. */
  empty: ReactNode;
  /** Cells of a totals row, by column key. */
  totals?: Record<string, ReactNode>;
}

/** More columns than this scroll sideways in their frame. */
const FITTING_COLUMNS = 10;

/** Rows of one kind: sort, page, columns and filters live in the URL; j, k, Enter and x move and pick. */
export function DataTable<Row>(props: DataTableProps<Row>) {
  const { caption, rows, rowKey, selection, totals } = props;
  const { t } = useTranslation("shell");
  const [search] = useSearchParams();
  const body = useRef<HTMLTableSectionElement>(null);
  useVisits(body);
  useRowKeys(body);
  const columns = chosenColumns(props.columns, search);
  // What scrolls sideways must be reachable by keys; links and ticks in the rows do that by themselves.
  const reachable = selection !== undefined || props.rowHref !== undefined;
  if (rows.length === 0) return <div className="table-frame">{props.empty}</div>;
  return (
    <div className="table-frame">
      <div
        className={clsx("table-scroll", columns.length > FITTING_COLUMNS && "table-wide")}
        {...(reachable ? {} : { role: "group", "aria-label": caption, tabIndex: 0 })}
      >
        <table className={clsx("data-table", props.dense && "dense")}>
          <caption>{caption}</caption>
          <thead>
            <tr>
              {selection && (
                <th className="pick">
                  <label>
                    <input
                      type="checkbox"
                      className="tick"
                      data-pick-all
                      aria-label={t("table.pickAll")}
                      onChange={pickAll}
                    />
                  </label>
                </th>
              )}
              {columns.map((column) => (
                <SortHeader key={column.key} column={column} search={search} />
              ))}
            </tr>
          </thead>
          <tbody ref={body}>
            {rows.map((row) => (
              <tr key={rowKey(row)}>
                {selection && (
                  <td className="pick">
                    <label>
                      <input
                        type="checkbox"
                        className="tick"
                        name={selection.name}
                        value={rowKey(row)}
                        form={selection.formId}
                        defaultChecked={selection.picked?.includes(rowKey(row))}
                        aria-label={selection.label(row)}
                      />
                    </label>
                  </td>
                )}
                {columns.map((column) => (
                  <Cell key={column.key} column={column} row={row} href={props.rowHref?.(row)} />
                ))}
              </tr>
            ))}
          </tbody>
          {totals && (
            <tfoot>
              <tr>
                {selection && <td />}
                {columns.map((column) => (
                  <td key={column.key} className={column.align}>
                    {totals[column.key]}
                  </td>
                ))}
              </tr>
            </tfoot>
          )}
        </table>
      </div>
      {props.bulkBar}
    </div>
  );
}

function Cell<Row>({ column, row, href }: { column: Column<Row>; row: Row; href: string | undefined }) {
  const className = clsx(column.align, column.clip && "clip") || undefined;
  if (!column.main) return <td className={className}>{column.cell(row)}</td>;
  return (
    <th scope="row" className={className}>
      {href === undefined ? (
        column.cell(row)
      ) : (
        <a className="row-link" href={href}>
          {column.cell(row)}
        </a>
      )}
    </th>
  );
}

function pickAll(event: { currentTarget: HTMLInputElement }): void {
  const { checked } = event.currentTarget;
  const ticks = event.currentTarget.closest("table")?.querySelectorAll<HTMLInputElement>("tbody .tick") ?? [];
  for (const tick of ticks) tick.checked = checked;
}

/** One listener makes every row link a client-side visit; fifty Link components would cost more. */
function useVisits(body: RefObject<HTMLTableSectionElement | null>): void {
  const navigate = useNavigate();
  useEffect(() => {
    const onClick = (event: MouseEvent) => {
      if (event.defaultPrevented || event.button !== 0) return;
      if (event.metaKey || event.ctrlKey || event.shiftKey || event.altKey) return;
      const link =
        event.target instanceof Element ? event.target.closest<HTMLAnchorElement>("a.row-link") : null;
      if (!link) return;
      event.preventDefault();
      navigate(link.pathname + link.search);
    };
    const rows = body.current;
    rows?.addEventListener("click", onClick);
    return () => rows?.removeEventListener("click", onClick);
  });
}
