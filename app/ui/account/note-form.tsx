import type { FetcherWithComponents } from "@remix-run/react";
import { useMemo } from "react";
import { useTranslation } from "react-i18next";

import type { FormAnswer } from "~/people/access/read-form.server";

import { ActionForm } from "../form/action-form";
import { SubmitButton } from "../form/submit-button";
import { TextareaField } from "../form/textarea-field";
import { useKeys } from "../keyboard/keyboard";

interface NoteFormProps {
  accountId: string;
  fetcher?: FetcherWithComponents<FormAnswer | undefined>;
  answer?: FormAnswer;
}

const FORM = "note";

/** The box above the timeline; `n` goes to it. */
export function NoteForm({ accountId, fetcher, answer }: NoteFormProps) {
  const { t } = useTranslation("account");
  const label = t("note.write");
  useKeys(
    useMemo(
      () => [
        {
          keys: "n",
          label,
          run: () => document.querySelector<HTMLElement>(`#${FORM} textarea`)?.focus(),
        },
      ],
      [label],
    ),
  );
  return (
    <ActionForm
      id={FORM}
      action={`/accounts/${accountId}/notes`}
      fetcher={fetcher}
      answer={answer}
      layout="wide"
      className="form-tight"
    >
      <TextareaField name="body" label={label} hideLabel placeholder={label} rows={2} maxLength={5000} />
      <div>
        <SubmitButton small look="plain">
          {t("note.save")}
        </SubmitButton>
      </div>
    </ActionForm>
  );
}
