import { Link, useSearchParams } from "@remix-run/react";
import { useTranslation } from "react-i18next";

import type { WorklistView } from "~/collections/domain/worklist/worklist-filter";

import { LinkButton } from "../action/link-button";
import { EmptyState } from "../record/empty-state";

/** Parameters that arrange a list and hide nothing. */
const ARRANGING = new Set(["view", "sort", "columns", "cursor"]);

interface WorklistEmptyProps {
  view: WorklistView;
  counts: Record<WorklistView, number>;
  mayImport: boolean;
}

/** Why there is no row, and what to do about it. */
export function WorklistEmpty({ view, counts, mayImport }: WorklistEmptyProps) {
  const { t } = useTranslation("account");
  const [search] = useSearchParams();
  const filtered = [...search].some(([name, value]) => !ARRANGING.has(name) && value !== "");
  if (filtered) {
    return (
      <EmptyState
        title={t("empty.filtered")}
        action={
          <Link className="btn" to={`/worklist?view=${view}`}>
            {t("empty.clear")}
          </Link>
        }
      >
        <p>{t("empty.filteredBody")}</p>
      </EmptyState>
    );
  }
  const nothingAtAll = counts.all === 0 && counts.finished === 0;
  if (nothingAtAll && mayImport) {
    return (
      <EmptyState
        title={t("empty.none")}
        action={
          <LinkButton to="/imports/new" look="primary">
            {t("empty.import")}
          </LinkButton>
        }
      >
        <p>{t("empty.noneBody")}</p>
      </EmptyState>
    );
  }
  return (
    <EmptyState
      title={t("empty.worked")}
      action={
        view !== "all" && (
          <Link className="btn" to="/worklist">
            {t("empty.toAll")}
          </Link>
        )
      }
    >
      <p>{t("empty.workedBody")}</p>
    </EmptyState>
  );
}
