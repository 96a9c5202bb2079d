import { useTranslation } from "react-i18next";

import { BUCKETS } from "~/collections/domain/account/buckets";
import type { AccountPage } from "~/collections/queries/account/account-page.server";
import { daysBetween } from "~/office/domain/calendar-date";

import { DateText } from "../format/date-text";
import { useLocale } from "../format/locale-provider";
import { MoneyText } from "../format/money-text";
import { RelativeText } from "../format/relative-text";
import { WhyNumber } from "../overlay/why-number";
import { KeyFigures } from "../record/key-figures";

/** What is owed and how it came about; the balance can answer for itself. */
export function AccountFigures({ account, now }: { account: AccountPage["account"]; now: string }) {
  const { t } = useTranslation("account");
  const { today } = useLocale();
  const money = (minor: bigint) => <MoneyText value={{ minor, currency: account.currency }} />;
  const age = account.dueDate ? daysBetween(account.dueDate, today) : null;
  return (
    <KeyFigures
      figures={[
        {
          label: t("figure.balance"),
          value: (
            <WhyNumber
              name={t("figure.balance")}
              figure={money(account.balance)}
              formula={t("figure.balanceFormula")}
              parts={[
                ...BUCKETS.map((bucket) => ({ label: t(`bucket.${bucket}`), value: money(account[bucket]) })),
                { label: t("figure.balance"), value: <strong>{money(account.balance)}</strong> },
              ]}
            />
          ),
          note:
            account.moneyState !== "open" &&
            t(`moneyState.${account.moneyState}` as "moneyState.overpaid", { defaultValue: "" }),
        },
        { label: t("figure.original"), value: money(account.originalAmount) },
        {
          label: t("figure.collected"),
          value: money(account.collected),
          note: account.lastPaymentDate && (
            <>
              {t("figure.lastPayment")} <DateText value={account.lastPaymentDate} />
            </>
          ),
        },
        {
          label: t("figure.due"),
          value: <DateText value={account.dueDate} />,
          note: age !== null && (age > 0 ? t("figure.daysPast", { count: age }) : t("figure.notDue")),
        },
        {
          label: t("figure.lastContact"),
          value: <RelativeText value={account.lastContactAt} now={now} />,
          note: account.nextActionAt && (
            <>
              {t("figure.nextAction")} <RelativeText value={account.nextActionAt} now={now} />
            </>
          ),
        },
      ]}
    />
  );
}
