import { useTranslation } from "react-i18next";

import type { Findings, WantedRecord } from "~/people/domain/mail-domain/mail-records";

import { Badge } from "../../action/badge";
import { CopyButton } from "../../action/copy-button";

interface MailDomainRecordsProps {
  records: readonly WantedRecord[];
  findings: Findings;
}

const TONES = { right: "good", missing: "warn", wrong: "bad", unknown: "neutral" } as const;

/** What must stand in the domain's zone, each with what was found there. */
export function MailDomainRecords({ records, findings }: MailDomainRecordsProps) {
  const { t } = useTranslation("setup");
  return (
    <ul aria-label={t("channels.caption")} className="grid grid-cols-1 gap-4">
      {records.map(({ check, name, value }) => {
        const finding = findings[check];
        return (
          <li key={check} className="grid grid-cols-1 gap-1">
            <p className="flex flex-wrap items-center gap-2 font-semibold">
              {t(`channels.check.${check}`)} (TXT)
              {finding ? (
                <Badge tone={TONES[finding]}>{t(`channels.finding.${finding}`)}</Badge>
              ) : (
                <span className="font-normal text-ink-2">{t("channels.notLooked")}</span>
              )}
            </p>
            <dl className="grid grid-cols-1 gap-1">
              <dt className="small">{t("channels.record")}</dt>
              <dd className="num break-all">{name}</dd>
              <dt className="small">{t("channels.value")}</dt>
              <dd className="flex items-start gap-2">
                <code className="min-w-0 break-all">{value}</code>
                <CopyButton text={value} label={t("channels.copy")} />
              </dd>
            </dl>
          </li>
        );
      })}
    </ul>
  );
}
