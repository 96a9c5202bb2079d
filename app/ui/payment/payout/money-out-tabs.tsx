import { useTranslation } from "react-i18next";

import { Tabs } from "../../table/tabs";

const PLACES = [
  { key: "payouts", href: "/payouts" },
  { key: "payees", href: "/payouts/payees" },
  { key: "transfers", href: "/transfers" },
] as const;

/** The pages of money going out, beside each other. */
export function MoneyOutTabs({ current }: { current: (typeof PLACES)[number]["key"] }) {
  const { t } = useTranslation("payout");
  const tabs = PLACES.map(({ key, href }) => ({ key, href, label: t(`tabs.${key}`) }));
  return <Tabs label={t("tabs.label")} current={current} tabs={tabs} />;
}
