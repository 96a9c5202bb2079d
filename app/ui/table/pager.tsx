import { Link, useSearchParams } from "@remix-run/react";
import type { ReactNode } from "react";
import { useTranslation } from "react-i18next";

import { changeSearch } from "./change-search";

interface PagerProps {
  /** Keyset cursors of the neighbouring pages; null where there is none. */
  next: string | null;
  previous: string | null;
  /** What is on this page and in all: "50 of 1,000+ accounts". */
  summary?: ReactNode;
}

/** Pages by cursor (`?cursor=`): page a million costs what page one does. */
export function Pager({ next, previous, summary }: PagerProps) {
  const { t } = useTranslation("shell");
  const [search] = useSearchParams();
  return (
    <nav className="pager" aria-label={t("table.pages")}>
      <span>{summary}</span>
      {(next ?? previous) && (
        <span className="flex gap-2">
          {previous && (
            <Link className="btn btn-small" rel="prev" to={changeSearch(search, { cursor: previous })}>
              {t("table.previous")}
            </Link>
          )}
          {next && (
            <Link className="btn btn-small" rel="next" to={changeSearch(search, { cursor: next })}>
              {t("table.next")}
            </Link>
          )}
        </span>
      )}
    </nav>
  );
}
