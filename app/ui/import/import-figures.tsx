import { useTranslation } from "react-i18next";

import type { ImportWord } from "~/collections/domain/placement/import-state";
import type { ImportPage } from "~/collections/queries/import-page.server";

import { CountText } from "../format/count-text";
import { MoneyText } from "../format/money-text";
import { KeyFigures } from "../record/key-figures";

/** The counters of the report (spec 02 §3.9) and the control total. */
export function ImportFigures({ page, word }: { page: ImportPage; word: ImportWord }) {
  const { t } = useTranslation("import");
  const { counters, amountOk, currency } = page.job;
  const { processed, ok, errors, skipped, warnings } = counters;
  const loaded = word === "completed";
  return (
    <KeyFigures
      figures={[
        { label: t("result.records"), value: <CountText value={processed} /> },
        {
          label: loaded ? t("result.loaded") : t("result.good"),
          value: <CountText value={word === "failed" ? 0 : ok} />,
        },
        { label: t("result.errors"), value: <CountText value={errors} /> },
        { label: t("result.skipped"), value: <CountText value={skipped} /> },
        { label: t("result.warnings"), value: <CountText value={warnings} /> },
        {
          label: t("result.control"),
          value: <MoneyText value={{ minor: amountOk, currency }} />,
          note: t("result.controlHelp"),
        },
      ]}
    />
  );
}
