import { useTranslation } from "react-i18next";

import { Panel } from "../../record/panel";

const EXPORTS = [
  { key: "accounts", href: "/accounts/export", needs: "account:export" },
  { key: "payments", href: "/payments/export", needs: "payment:export" },
  { key: "journal", href: "/ledger/journal.csv", needs: "ledger:export" },
] as const;

/** What can be taken out, for whoever may: the last thing a closing firm's people do here. */
export function ExportLinks({ may }: { may: readonly string[] }) {
  const { t } = useTranslation("operator");
  const open = EXPORTS.filter(({ needs }) => may.includes(needs));
  if (open.length === 0) return null;
  return (
    <Panel title={t("standing.exports")}>
      <ul className="grid gap-1">
        {open.map(({ key, href }) => (
          <li key={key}>
            <a className="link" href={href} download>
              {t(`standing.export.${key}`)}
            </a>
          </li>
        ))}
      </ul>
    </Panel>
  );
}
