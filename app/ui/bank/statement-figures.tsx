import { useTranslation } from "react-i18next";

import type { StatementPage } from "~/money/queries/statement/statement-page.server";

import { CountText } from "../format/count-text";
import { MoneyText } from "../format/money-text";
import { formatMoney } from "../format/format-money";
import { useLocale } from "../format/locale-provider";
import { KeyFigures } from "../record/key-figures";

/** Counts after de-duplication, and the sums by side: of what is new, and beside it of the whole file. */
export function StatementFigures({ page }: { page: StatementPage }) {
  const { t } = useTranslation("bank");
  const { locale } = useLocale();
  const { currency, findings } = page.file;
  const { counts, sums, commit } = findings;
  const money = (text: string) => ({ minor: BigInt(text), currency });
  const sum = (label: string, fresh: string, all: string) => ({
    label,
    value: <MoneyText value={money(fresh)} />,
    note:
      fresh === all ? undefined : t("preview.ofFile", { amount: formatMoney(money(all), locale, "symbol") }),
  });
  return (
    <KeyFigures
      figures={[
        { label: t("preview.lines"), value: <CountText value={counts.lines} /> },
        commit
          ? { label: t("preview.added"), value: <CountText value={commit.added} /> }
          : { label: t("preview.fresh"), value: <CountText value={counts.fresh} /> },
        { label: t("preview.known"), value: <CountText value={counts.known} /> },
        { label: t("preview.rejected"), value: <CountText value={counts.rejected} /> },
        sum(t("preview.credits"), sums.freshCredits, sums.credits),
        sum(t("preview.debits"), sums.freshDebits, sums.debits),
      ]}
    />
  );
}
