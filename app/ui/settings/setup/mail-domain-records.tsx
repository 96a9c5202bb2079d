import { useTranslation } from "react-i18next";

import type { Findings, WantedRecord } from "~/people/domain/mail-domain/mail-records";

import { Badge } from "../../action/badge";
import { CopyButton } from "../../action/copy-button";
import { DataTable } from "../../table/data-table";

interface MailDomainRecordsProps {
  records: readonly WantedRecord[];
  findings: Findings;
}

const TONES = { right: "good", missing: "warn", wrong: "bad", unknown: "neutral" } as const;

/** What must stand in the domain's zone, each with what was found there. */
export function MailDomainRecords({ records, findings }: MailDomainRecordsProps) {
  const { t } = useTranslation("setup");
  return (
    <DataTable
      caption={t("channels.caption")}
      rows={records}
      rowKey={({ check }) => check}
      empty={null}
      columns={[
        {
          key: "record",
          header: t("channels.record"),
          main: true,
          cell: ({ check, name }) => (
            <span className="grid">
              <span>{t(`channels.check.${check}`)} (TXT)</span>
              <span className="num break-all text-ink-2">{name}</span>
            </span>
          ),
        },
        {
          key: "value",
          header: t("channels.value"),
          cell: ({ value }) => (
            <span className="flex items-start gap-1">
              <code className="max-w-80 break-all">{value}</code>
              <CopyButton text={value} label={t("channels.copy")} />
            </span>
          ),
        },
        {
          key: "found",
          header: t("channels.found"),
          cell: ({ check }) => {
            const finding = findings[check];
            if (!finding) return t("channels.notLooked");
            return <Badge tone={TONES[finding]}>{t(`channels.finding.${finding}`)}</Badge>;
          },
        },
      ]}
    />
  );
}
