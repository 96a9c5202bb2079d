import { type RefObject, useMemo } from "react";
import { useTranslation } from "react-i18next";

import { useKeys } from "../keyboard/keyboard";

/** j and k walk the rows' links, x ticks the row; Enter opens it because the link has the focus. */
export function useRowKeys(body: RefObject<HTMLTableSectionElement | null>): void {
  const { t } = useTranslation("shell");
  const bindings = useMemo(
    () => [
      { keys: "j", label: t("keys.next"), run: () => step(body.current, 1) },
      { keys: "k", label: t("keys.previous"), run: () => step(body.current, -1) },
      {
        keys: "x",
        label: t("keys.pick"),
        run: () => currentRow(body.current)?.querySelector<HTMLInputElement>(".tick")?.click(),
      },
    ],
    [body, t],
  );
  useKeys(bindings);
}

function step(body: HTMLTableSectionElement | null, by: 1 | -1): void {
  if (!body) return;
  const rows = [...body.rows];
  const at = rows.findIndex((row) => row.contains(document.activeElement));
  const next = at === -1 ? rows[by === 1 ? 0 : rows.length - 1] : rows[at + by];
  const link = next?.querySelector<HTMLElement>(".row-link") ?? next?.querySelector<HTMLElement>(".tick");
  link?.focus();
  link?.scrollIntoView({ block: "nearest" });
}

function currentRow(body: HTMLTableSectionElement | null): Element | null {
  const row = document.activeElement?.closest("tr");
  return row && body?.contains(row) ? row : null;
}
