import { useTranslation } from "react-i18next";

import {
  type Evidence,
  EVIDENCE_FIELDS,
  type EvidenceField,
  MOST_EVIDENCE,
} from "~/money/domain/payment/dispute";

import { ActionForm, type FormResult } from "../form/action-form";
import { SubmitButton } from "../form/submit-button";
import { TextField } from "../form/text-field";
import { TextareaField } from "../form/textarea-field";

const LONG: Partial<Record<EvidenceField, number>> = {
  productDescription: 3,
  accessLog: 6,
  refundRefusal: 3,
  statement: 12,
};

/** The firm's answer as texts a person reads and changes; two buttons keep it or send it. */
export function EvidenceForm({ evidence, answer }: { evidence: Evidence; answer?: FormResult | null }) {
  const { t } = useTranslation("payment");
  return (
    <ActionForm answer={answer} layout="wide">
      <p className="muted">{t("dispute.form.help")}</p>
      {EVIDENCE_FIELDS.map((field) => {
        const same = {
          name: field,
          label: t(`dispute.form.${field}`),
          defaultValue: evidence[field],
          maxLength: MOST_EVIDENCE,
        };
        if (!LONG[field]) return <TextField key={field} {...same} optional />;
        const help = field === "statement" ? t("dispute.form.statementHelp") : undefined;
        return <TextareaField key={field} {...same} rows={LONG[field]} help={help} optional />;
      })}
      <p className="small muted">{t("dispute.form.sendNote")}</p>
      <div className="flex flex-wrap gap-3">
        <SubmitButton name="act" value="send">
          {t("dispute.form.send")}
        </SubmitButton>
        <SubmitButton look="plain" name="act" value="save">
          {t("dispute.form.save")}
        </SubmitButton>
      </div>
    </ActionForm>
  );
}

/** The answer as it went to the bank. */
export function EvidenceSent({ evidence }: { evidence: Evidence }) {
  const { t } = useTranslation("payment");
  return (
    <dl className="facts">
      {EVIDENCE_FIELDS.filter((field) => evidence[field]).map((field) => (
        <div key={field} className="contents">
          <dt>{t(`dispute.form.${field}`)}</dt>
          <dd className="whitespace-pre-wrap break-words">{evidence[field]}</dd>
        </div>
      ))}
    </dl>
  );
}
