import { useTranslation } from "react-i18next";

import type { FormAnswer } from "~/people/access/read-form.server";

import { TextField } from "../form/text-field";
import { formatCivilDate } from "../format/format-date";
import { useLocale } from "../format/locale-provider";

/** Over the limit, or away: what stands against it, and the reason that lets it happen all the same. */
export function CapacityNotice({ answer }: { answer: FormAnswer | null | undefined }) {
  const { t } = useTranslation("account");
  const { locale } = useLocale();
  const { code, facts = {} } = answer?.refusal ?? {};
  if (code !== "CAPACITY_EXCEEDED" && code !== "COLLECTOR_AWAY") return null;
  const { open, capacity, asked, until } = facts;
  return (
    <div className="grid w-full gap-2">
      <p role="status">
        {code === "COLLECTOR_AWAY"
          ? t("assign.away", { until: typeof until === "string" ? formatCivilDate(until, locale) : "" })
          : t("assign.full", { open: Number(open), capacity: Number(capacity), count: Number(asked) })}
      </p>
      <TextField name="overrideReason" label={t("assign.reason")} optional maxLength={500} />
    </div>
  );
}
