import { useTranslation } from "react-i18next";

import { DateField } from "../../form/date-field";
import { Panel } from "../../record/panel";

/** A plain GET form: its two buttons are two files of the same days. */
export function JournalExport({ from, to, today }: { from: string; to: string; today: string }) {
  const { t } = useTranslation("ledger");
  return (
    <Panel title={t("export.title")}>
      <form method="get" className="form-inline">
        <DateField name="from" label={t("export.from")} defaultValue={from} max={today} />
        <DateField name="to" label={t("export.to")} defaultValue={to} max={today} />
        <button type="submit" className="btn" formAction="/ledger/journal.csv">
          {t("export.csv")}
        </button>
        <button type="submit" className="btn" formAction="/ledger/journal.journal">
          {t("export.journal")}
        </button>
      </form>
      <p className="small muted mt-2 max-w-prose">{t("export.help")}</p>
    </Panel>
  );
}
