import { useTranslation } from "react-i18next";

import type { FormAnswer } from "~/people/access/read-form.server";

import { TextField } from "../form/text-field";

/** Over the limit: the figures, and the reason that lets it happen all the same. */
export function CapacityNotice({ answer }: { answer: FormAnswer | null | undefined }) {
  const { t } = useTranslation("account");
  if (answer?.refusal?.code !== "CAPACITY_EXCEEDED") return null;
  const { open, capacity, asked } = answer.refusal.facts ?? {};
  return (
    <div className="grid w-full gap-2">
      <p role="status">
        {t("assign.full", { open: Number(open), capacity: Number(capacity), count: Number(asked) })}
      </p>
      <TextField name="overrideReason" label={t("assign.reason")} optional maxLength={500} />
    </div>
  );
}
