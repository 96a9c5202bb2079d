import { Link } from "@remix-run/react";
import { clsx } from "clsx";

import { changeSearch } from "./change-search";
import type { Column } from "./column";

/** A column's head; sortable ones link to the same list in the other order. `?sort=-balance` is descending. */
export function SortHeader<Row>({ column, search }: { column: Column<Row>; search: URLSearchParams }) {
  const current = search.get("sort") ?? "";
  const active = column.sort !== undefined && current.replace(/^-/, "") === column.sort;
  const descending = active && current.startsWith("-");
  const text = (
    <>
      {column.header}
      {column.unit && <span className="unit"> {column.unit}</span>}
    </>
  );
  return (
    <th
      scope="col"
      className={clsx(column.align, column.clip && "clip") || undefined}
      aria-sort={active ? (descending ? "descending" : "ascending") : undefined}
    >
      {column.sort === undefined ? (
        text
      ) : (
        <Link
          to={changeSearch(search, { sort: active && !descending ? `-${column.sort}` : column.sort })}
          preventScrollReset
        >
          {text}
        </Link>
      )}
    </th>
  );
}
