import { useTranslation } from "react-i18next";

import { DateField } from "../form/date-field";
import { DaysForm } from "./days-form";

/** Of which day, and as the books knew it when. */
export function TwoClocks({ on, knownOn, today }: { on: string; knownOn: string; today: string }) {
  const { t } = useTranslation("ledger");
  return (
    <DaysForm days={`${on} ${knownOn}`}>
      <DateField name="on" label={t("known.on")} defaultValue={on} max={today} />
      <DateField name="known" label={t("known.knownOn")} defaultValue={knownOn} max={today} />
    </DaysForm>
  );
}
