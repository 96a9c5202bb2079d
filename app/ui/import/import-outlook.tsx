import { useTranslation } from "react-i18next";

import type { ImportCounters } from "~/collections/domain/placement/import-progress";
import type { Money } from "~/money/domain/amount/money";

import { ActionForm, type FormResult } from "../form/action-form";
import { SubmitButton } from "../form/submit-button";
import { formatMoney } from "../format/format-money";
import { useLocale } from "../format/locale-provider";
import { Panel } from "../record/panel";

interface ImportOutlookProps {
  counters: ImportCounters;
  amount: Money;
  mayRun: boolean;
  answer?: FormResult | null;
}

/** What pressing the button will do, row for row, before it is pressed. */
export function ImportOutlook({ counters, amount, mayRun, answer }: ImportOutlookProps) {
  const { t } = useTranslation("import");
  const { locale } = useLocale();
  const { ok, errors, skipped, warnings } = counters;
  return (
    <Panel title={t("preview.title")}>
      <div className="grid gap-3">
        <ul className="grid gap-1">
          {ok > 0 ? (
            <li>
              <strong>{t("preview.willLoad", { count: ok })}</strong>{" "}
              {t("preview.total", { amount: formatMoney(amount, locale) })}
            </li>
          ) : (
            <li>{t("preview.nothingToLoad")}</li>
          )}
          {errors > 0 && <li>{t("preview.errors", { count: errors })}</li>}
          {skipped > 0 && <li>{t("preview.skipped", { count: skipped })}</li>}
          {warnings > 0 && <li>{t("preview.warnings", { count: warnings })}</li>}
        </ul>
        {mayRun && ok > 0 && (
          <ActionForm answer={answer}>
            <input type="hidden" name="act" value="approve" />
            <SubmitButton className="justify-self-start">{t("preview.load", { count: ok })}</SubmitButton>
          </ActionForm>
        )}
      </div>
    </Panel>
  );
}
