import { useTranslation } from "react-i18next";

import type { Findings, MailDomainState, WantedRecord } from "~/people/domain/mail-domain/mail-records";

import { Badge } from "../../action/badge";
import { ActionForm, type FormResult } from "../../form/action-form";
import { SubmitButton } from "../../form/submit-button";
import { TextField } from "../../form/text-field";
import { InstantText } from "../../format/instant-text";
import { Panel } from "../../record/panel";
import { ActForm } from "../act-form";
import { answerFor } from "../answer-for";
import { MailDomainRecords } from "./mail-domain-records";

interface MailDomainPanelProps {
  /** the domain that was named, with the records for its zone; null while there is none */
  own: {
    id: string;
    domain: string;
    state: MailDomainState;
    findings: Findings;
    checkedAt: Date | null;
    records: readonly WantedRecord[];
  } | null;
  answer: FormResult | null | undefined;
}

const TONES = { pending: "warn", verified: "good", broken: "bad" } as const;

/** The firm's own domain for mails: the form that names it, or how far its records are. */
export function MailDomainPanel({ own, answer }: MailDomainPanelProps) {
  const { t } = useTranslation("setup");
  if (!own)
    return (
      <Panel title={t("channels.own")}>
        <div className="grid grid-cols-1 gap-4">
          <p className="max-w-prose text-ink-2">{t("channels.ownHelp")}</p>
          <ActionForm answer={answerFor(answer, { act: "name" })} id="mail-domain">
            <input type="hidden" name="act" value="name" />
            <TextField
              name="domain"
              label={t("channels.domain")}
              help={t("channels.domainHelp")}
              maxLength={190}
            />
            <TextField
              name="localPart"
              label={t("channels.local")}
              help={t("channels.localHelp")}
              defaultValue="notices"
              maxLength={40}
            />
            <SubmitButton className="justify-self-start" look="plain">
              {t("channels.name_")}
            </SubmitButton>
          </ActionForm>
        </div>
      </Panel>
    );
  const { id, domain, state, findings, checkedAt, records } = own;
  return (
    <Panel
      title={t("channels.records", { domain })}
      action={<Badge tone={TONES[state]}>{t(`channels.state.${state}`)}</Badge>}
    >
      <div className="grid grid-cols-1 gap-4">
        <p className="max-w-prose text-ink-2">{t("channels.ownHelp")}</p>
        <MailDomainRecords records={records} findings={findings} />
        <p className="max-w-prose text-ink-2">{t("channels.spfHint")}</p>
        {checkedAt && (
          <p className="text-ink-2">
            {t("channels.lookedAt")} <InstantText value={checkedAt} />
          </p>
        )}
        <div className="flex flex-wrap gap-2">
          <ActForm sends={{ act: "look", mailDomainId: id }} answer={answer}>
            {t("channels.look")}
          </ActForm>
          <ActForm sends={{ act: "drop", mailDomainId: id }} answer={answer} look="quiet">
            {t("channels.drop")}
          </ActForm>
        </div>
      </div>
    </Panel>
  );
}
