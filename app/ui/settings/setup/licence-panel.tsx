import { useTranslation } from "react-i18next";

import type { CivilDate } from "~/office/domain/calendar-date";
import { hasExpired, type Licence } from "~/people/domain/setup/registration";
import { US_STATES } from "~/people/domain/setup/us-states.table";

import { Badge } from "../../action/badge";
import { ActionForm, type FormResult } from "../../form/action-form";
import { DateField } from "../../form/date-field";
import { SelectField } from "../../form/select-field";
import { SubmitButton } from "../../form/submit-button";
import { TextField } from "../../form/text-field";
import { DateText } from "../../format/date-text";
import { EmptyState } from "../../record/empty-state";
import { Panel } from "../../record/panel";
import { DataTable } from "../../table/data-table";
import { ActForm } from "../act-form";
import { answerFor } from "../answer-for";

interface LicencePanelProps {
  licences: readonly Licence[];
  country: string;
  today: CivilDate;
  answer: FormResult | null | undefined;
}

/** The licences there are, and the form for one more. */
export function LicencePanel({ licences, country, today, answer }: LicencePanelProps) {
  const { t } = useTranslation("setup");
  const nameOf = (region: string) => (country === "US" ? (US_STATES[region] ?? region) : region);
  return (
    <Panel title={t("agency.licences")}>
      <div className="grid grid-cols-1 gap-4">
        <p className="max-w-prose text-ink-2">{t("agency.licencesHelp")}</p>
        <DataTable
          caption={t("agency.licencesCaption")}
          rows={licences}
          rowKey={({ id }) => id}
          empty={
            <EmptyState title={t("agency.noLicences")}>
              <p>{t("agency.noLicencesHelp")}</p>
            </EmptyState>
          }
          columns={[
            { key: "region", header: t("agency.region"), main: true, cell: ({ region }) => nameOf(region) },
            {
              key: "number",
              header: t("agency.number"),
              cell: ({ number }) => <span className="num">{number}</span>,
            },
            {
              key: "expires",
              header: t("agency.expires"),
              cell: (licence) => <LastDay licence={licence} today={today} />,
            },
            {
              key: "act",
              header: t("agency.act"),
              cell: ({ id }) => (
                <ActForm small sends={{ act: "drop", licenceId: id }} answer={answer}>
                  {t("agency.drop")}
                </ActForm>
              ),
            },
          ]}
        />
        <ActionForm answer={answerFor(answer, { act: "licence" })} id="licence">
          <input type="hidden" name="act" value="licence" />
          {country === "US" ? (
            <SelectField
              name="region"
              label={t("agency.region")}
              placeholder={t("agency.chooseState")}
              options={Object.entries(US_STATES).map(([value, label]) => ({ value, label }))}
            />
          ) : (
            <TextField name="region" label={t("agency.region")} maxLength={60} />
          )}
          <TextField name="number" label={t("agency.number")} maxLength={60} />
          <DateField name="expiresOn" label={t("agency.expires")} optional />
          <SubmitButton className="justify-self-start" look="plain">
            {t("agency.add")}
          </SubmitButton>
        </ActionForm>
      </div>
    </Panel>
  );
}

function LastDay({ licence, today }: { licence: Licence; today: CivilDate }) {
  const { t } = useTranslation("setup");
  if (!licence.expiresOn) return t("agency.never");
  return (
    <span className="flex flex-wrap gap-2">
      <DateText value={licence.expiresOn} />
      {hasExpired(licence, today) && <Badge tone="bad">{t("agency.expired")}</Badge>}
    </span>
  );
}
