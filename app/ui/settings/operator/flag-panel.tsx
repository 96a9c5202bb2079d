import { useTranslation } from "react-i18next";

import type { StoredFlag } from "~/people/data/flag/feature-flags.server";

import { Badge } from "../../action/badge";
import { ActionForm, type FormResult } from "../../form/action-form";
import { CheckboxField } from "../../form/checkbox-field";
import { DateField } from "../../form/date-field";
import { SubmitButton } from "../../form/submit-button";
import { TextField } from "../../form/text-field";
import { TextareaField } from "../../form/textarea-field";
import { Panel } from "../../record/panel";
import { answerFor } from "../answer-for";

/** One switch: killed, for how many of the firms, for which by name, from when. */
export function FlagPanel({ flag, answer }: { flag: StoredFlag; answer: FormResult | null | undefined }) {
  const { t } = useTranslation("operator");
  const { key, version, killed, percentage, tenants, startsAt } = flag;
  return (
    <Panel
      title={t(`console.flag.name.${key}`)}
      action={
        <Badge tone={killed ? "bad" : "good"}>{t(killed ? "console.flag.off" : "console.flag.on")}</Badge>
      }
    >
      <p className="muted">{t(`console.flag.about.${key}`)}</p>
      <ActionForm answer={answerFor(answer, { key })} id={`flag-${key}`}>
        <input type="hidden" name="key" value={key} />
        <input type="hidden" name="version" value={version} />
        <CheckboxField name="killed" label={t("console.flag.kill")} defaultChecked={killed} />
        <TextField
          name="percentage"
          label={t("console.flag.percentage")}
          inputMode="numeric"
          defaultValue={String(percentage)}
          digits
        />
        <TextareaField
          name="tenants"
          label={t("console.flag.tenants")}
          defaultValue={tenants.join("\n")}
          optional
        />
        <DateField
          name="startsOn"
          label={t("console.flag.startsOn")}
          defaultValue={startsAt?.toISOString().slice(0, 10)}
          optional
        />
        <TextField name="reason" label={t("console.move.reason")} />
        <SubmitButton>{t("console.flag.save")}</SubmitButton>
      </ActionForm>
    </Panel>
  );
}
