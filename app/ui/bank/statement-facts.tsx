import { useTranslation } from "react-i18next";

import type { StatementPage } from "~/money/queries/statement/statement-page.server";

import { DateText } from "../format/date-text";
import { InstantText } from "../format/instant-text";
import { formatCount } from "../format/format-number";
import { useLocale } from "../format/locale-provider";
import { MoneyText } from "../format/money-text";
import { type Fact, Facts } from "../record/facts";
import { Panel } from "../record/panel";

/** Where the file came from and what it says about itself. */
export function StatementFacts({ page }: { page: StatementPage }) {
  const { t } = useTranslation("bank");
  const { locale } = useLocale();
  const { file } = page;
  const { parts, otherAccounts } = file.findings;
  const balance = (stated: string | null | undefined, kept: bigint | null) => {
    const minor = kept ?? (stated == null ? null : BigInt(stated));
    return minor === null ? (
      <span className="muted">{t("preview.notStated")}</span>
    ) : (
      <MoneyText value={{ minor, currency: file.currency }} />
    );
  };
  const facts: Fact[] = [
    {
      label: t("preview.account"),
      value:
        page.bankAccountName +
        (page.bankAccountLast4 ? ` ${t("accounts.ending", { last4: page.bankAccountLast4 })}` : ""),
    },
    ...(file.format
      ? [{ label: t("preview.format"), value: t(`format.${file.format}` as "format.csv") }]
      : []),
    ...(file.startsOn
      ? [
          {
            label: t("preview.period"),
            value: (
              <>
                <DateText value={file.startsOn} /> – <DateText value={file.endsOn} />
              </>
            ),
          },
        ]
      : []),
    { label: t("preview.opening"), value: balance(parts[0]?.opening, file.opening) },
    { label: t("preview.closing"), value: balance(parts.at(-1)?.closing, file.closing) },
    ...(file.overrideReason ? [{ label: t("preview.reason"), value: file.overrideReason }] : []),
    ...(page.startedByName ? [{ label: t("preview.uploadedBy"), value: page.startedByName }] : []),
    { label: t("preview.uploaded"), value: <InstantText value={file.createdAt} /> },
    {
      label: t("preview.size"),
      value: t("preview.bytes", { count: Number(page.size), formatted: formatCount(page.size, locale) }),
    },
    { label: t("preview.sha"), value: <code title={page.sha256}>{page.sha256.slice(0, 12)}…</code> },
  ];
  return (
    <Panel title={t("preview.about")}>
      <Facts facts={facts} />
      {otherAccounts.map(({ account, lines }) => (
        <p key={account} className="mt-2">
          {t("preview.others", { count: lines, account })}
        </p>
      ))}
    </Panel>
  );
}
