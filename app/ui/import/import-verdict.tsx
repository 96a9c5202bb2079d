import { useTranslation } from "react-i18next";

import type { ImportWord } from "~/collections/domain/placement/import-state";

import { Banner } from "../action/banner";
import { LinkButton } from "../action/link-button";

interface ImportVerdictProps {
  word: ImportWord;
  loaded: number;
  /** The last row of the file whose account was stored when the load was cancelled; 0 for none. */
  lastRow: number;
  errorCode: string | null;
  /** Column names and the like that the failure names. */
  facts: string[];
  /** The worklist of what was loaded. */
  accountsHref: string | null;
  /** The form for another try; null for who may not. */
  retryHref: string | null;
}

const TOLD = [
  "EMPTY_FILE", "MISSING_COLUMN", "DUPLICATE_HEADER", "NOT_TEXT", "ALL_ROWS_REJECTED", "ROWS_REJECTED", "DUPLICATE_FILE",
] as const; // prettier-ignore

/** How an import ended and what to do now; nothing while it still goes on. */
export function ImportVerdict({
  word,
  loaded,
  lastRow,
  errorCode,
  facts,
  accountsHref,
  retryHref,
}: ImportVerdictProps) {
  const { t } = useTranslation("import");
  if (word === "failed") {
    const key = TOLD.find((known) => known === errorCode) ?? "OTHER";
    const names = facts.join(", ");
    return (
      <Banner
        tone="bad"
        title={t(`failed.${key}.title`, { names })}
        action={retryHref && <LinkButton to={retryHref}>{t("new")}</LinkButton>}
      >
        <p>{t(`failed.${key}.body`, { code: errorCode ?? "—" })}</p>
      </Banner>
    );
  }
  if (word === "cancelled")
    return (
      <Banner
        tone="warn"
        title={t("result.cancelledTitle")}
        action={
          lastRow > 0 && accountsHref && <LinkButton to={accountsHref}>{t("page.openAccounts")}</LinkButton>
        }
      >
        <p>{lastRow > 0 ? t("result.cancelledPart", { row: lastRow }) : t("result.cancelledBody")}</p>
      </Banner>
    );
  if (word !== "completed") return null;
  return (
    <Banner
      tone="good"
      title={t("result.doneTitle")}
      action={
        accountsHref &&
        loaded > 0 && (
          <LinkButton look="primary" to={accountsHref}>
            {t("page.openAccounts")}
          </LinkButton>
        )
      }
    >
      <p>{loaded > 0 ? t("result.doneBody", { count: loaded }) : t("result.nothingNew")}</p>
    </Banner>
  );
}
