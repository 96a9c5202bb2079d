import { useTranslation } from "react-i18next";

import { Tabs } from "../table/tabs";

const PLACES = [
  { key: "accounts", href: "/bank" },
  { key: "lines", href: "/bank/lines" },
  { key: "statements", href: "/bank/statements" },
  { key: "ageing", href: "/bank/ageing" },
  { key: "position", href: "/bank/position" },
  { key: "rules", href: "/bank/rules" },
] as const;

/** The pages of the bank desk, beside each other. */
export function BankTabs({ current }: { current: (typeof PLACES)[number]["key"] }) {
  const { t } = useTranslation("bank");
  const tabs = PLACES.map(({ key, href }) => ({ key, href, label: t(`tabs.${key}`) }));
  return <Tabs label={t("tabs.label")} current={current} tabs={tabs} />;
}
