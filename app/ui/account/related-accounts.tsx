import { Link } from "@remix-run/react";
import { useTranslation } from "react-i18next";

import type { AccountStatus } from "~/collections/domain/account/account-status";
import type { AccountPage } from "~/collections/queries/account/account-page.server";

import { MoneyText } from "../format/money-text";
import { Panel } from "../record/panel";
import { StatusBadge } from "./status-badge";

/** Further accounts of the same person that the viewer may see. */
export function RelatedAccounts({ related }: { related: AccountPage["related"] }) {
  const { t } = useTranslation("account");
  if (related.length === 0) return null;
  return (
    <Panel title={t("related.title")}>
      <ul className="grid gap-2">
        {related.map((account) => (
          <li key={account.id} className="flex flex-wrap items-center justify-between gap-2">
            <Link className="link" to={`/accounts/${account.id}`}>
              {account.externalRef}
            </Link>
            <span className="flex items-center gap-3">
              <StatusBadge status={account.status as AccountStatus} />
              <MoneyText value={{ minor: account.balance, currency: account.currency }} />
            </span>
          </li>
        ))}
      </ul>
    </Panel>
  );
}
