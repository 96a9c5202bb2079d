import type { FetcherWithComponents } from "@remix-run/react";
import { useTranslation } from "react-i18next";

import type { FormAnswer } from "~/people/access/read-form.server";

import { ActionForm } from "../form/action-form";
import { DateField } from "../form/date-field";
import { SelectField } from "../form/select-field";
import { SubmitButton } from "../form/submit-button";
import { TextareaField } from "../form/textarea-field";
import { useLocale } from "../format/locale-provider";

const RESULTS = ["right_party", "left_message", "no_answer", "wrong_party"] as const;

interface ContactFormProps {
  accountId: string;
  fetcher?: FetcherWithComponents<FormAnswer | undefined>;
  answer?: FormAnswer;
}

/** How a call or visit ended, and when to try again. */
export function ContactForm({ accountId, fetcher, answer }: ContactFormProps) {
  const { t } = useTranslation("account");
  const { today } = useLocale();
  return (
    <ActionForm action={`/accounts/${accountId}/contacts`} fetcher={fetcher} answer={answer}>
      <SelectField
        name="result"
        label={t("contact.how")}
        help={t("contact.howHelp")}
        placeholder={t("contact.choose")}
        options={RESULTS.map((result) => ({ value: result, label: t(`contact.result.${result}`) }))}
      />
      <TextareaField name="note" label={t("contact.note")} optional maxLength={5000} />
      <DateField name="nextActionOn" label={t("contact.next")} optional min={today} />
      <SubmitButton>{t("contact.save")}</SubmitButton>
    </ActionForm>
  );
}
