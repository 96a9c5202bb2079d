import { Form, useSearchParams } from "@remix-run/react";
import { Columns3 } from "lucide-react";
import { useTranslation } from "react-i18next";

import { useFoldOnLeave } from "../keyboard/use-fold-on-leave";
import { chosenColumns, type Column } from "./column";

/** Which columns a table shows, kept in `?columns=`: a form that folds out, with or without scripts. */
export function ColumnChooser<Row>({ columns }: { columns: readonly Column<Row>[] }) {
  const { t } = useTranslation("shell");
  const [params] = useSearchParams();
  const fold = useFoldOnLeave();
  const shown = new Set(chosenColumns(columns, params).map((column) => column.key));
  const others = [...params].filter(([name]) => name !== "columns");
  return (
    <details className="menu" ref={fold}>
      <summary className="btn">
        <Columns3 aria-hidden="true" />
        {t("table.columns")}
      </summary>
      <Form method="get" className="menu-panel grid gap-1 p-3" preventScrollReset key={[...shown].join()}>
        {others.map(([name, value]) => (
          <input key={`${name}=${value}`} type="hidden" name={name} value={value} />
        ))}
        {columns
          .filter((column) => !column.main)
          .map((column) => (
            <label key={column.key} className="check min-h-7">
              <input
                type="checkbox"
                name="columns"
                value={column.key}
                defaultChecked={shown.has(column.key)}
              />
              {column.header}
            </label>
          ))}
        <button type="submit" className="btn btn-small mt-1">
          {t("table.showColumns")}
        </button>
      </Form>
    </details>
  );
}
