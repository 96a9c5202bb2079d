import { useTranslation } from "react-i18next";

import type { FirmIdKind } from "~/people/domain/setup/registration";

import { ActionForm, type FormResult } from "../../form/action-form";
import { SubmitButton } from "../../form/submit-button";
import { TextField } from "../../form/text-field";
import { answerFor } from "../answer-for";

interface AgencyFormProps {
  /** what the firm's own number is called where it is */
  kind: FirmIdKind;
  /** what was answered so far, by field */
  typed: Record<string, string>;
  answer: FormResult | null | undefined;
}

/** Who the firm is, how it is reached, who hears complaints. */
export function AgencyForm({ kind, typed, answer }: AgencyFormProps) {
  const { t } = useTranslation("setup");
  return (
    <ActionForm answer={answerFor(answer, { act: "agency" })} id="agency">
      <input type="hidden" name="act" value="agency" />
      <fieldset className="grid gap-4">
        <legend className="mb-2 font-semibold">{t("agency.names")}</legend>
        <TextField
          name="displayName"
          label={t("agency.displayName")}
          help={t("agency.displayNameHelp")}
          defaultValue={typed["displayName"]}
          maxLength={60}
          autoComplete="organization"
        />
        <TextField
          name="legalName"
          label={t("agency.legalName")}
          help={t("agency.legalNameHelp")}
          defaultValue={typed["legalName"]}
          maxLength={160}
        />
        <TextField
          name="firmId"
          label={t(`agency.${kind}`)}
          help={t(`agency.${kind}Help`)}
          defaultValue={typed["firmId"]}
          maxLength={60}
          optional
        />
      </fieldset>
      <fieldset className="grid gap-4">
        <legend className="mb-2 font-semibold">{t("agency.reach")}</legend>
        <TextField
          name="contact_address"
          label={t("agency.address")}
          defaultValue={typed["contact_address"]}
          maxLength={200}
          autoComplete="street-address"
        />
        <TextField
          name="contact_phone"
          type="tel"
          label={t("agency.phone")}
          defaultValue={typed["contact_phone"]}
          maxLength={30}
          optional
        />
        <TextField
          name="contact_email"
          type="email"
          label={t("agency.email")}
          defaultValue={typed["contact_email"]}
          maxLength={120}
          optional
        />
      </fieldset>
      <fieldset className="grid gap-4">
        <legend className="mb-2 font-semibold">{t("agency.complaints")}</legend>
        <p className="max-w-prose text-ink-2">{t("agency.complaintsHelp")}</p>
        <TextField
          name="complaint_name"
          label={t("agency.complaintName")}
          defaultValue={typed["complaint_name"]}
          maxLength={60}
        />
        <TextField
          name="complaint_email"
          type="email"
          label={t("agency.complaintEmail")}
          defaultValue={typed["complaint_email"]}
          maxLength={120}
        />
        <TextField
          name="complaint_phone"
          type="tel"
          label={t("agency.complaintPhone")}
          defaultValue={typed["complaint_phone"]}
          maxLength={30}
          optional
        />
      </fieldset>
      <SubmitButton className="justify-self-start">{t("save")}</SubmitButton>
    </ActionForm>
  );
}
