import { useTranslation } from "react-i18next";

import { Tabs } from "../table/tabs";

const PLACES = [
  { key: "payments", href: "/payments" },
  { key: "disputes", href: "/payments/disputes" },
] as const;

/** The pages about payments, beside each other. */
export function PaymentTabs({ current }: { current: (typeof PLACES)[number]["key"] }) {
  const { t } = useTranslation("payment");
  const tabs = PLACES.map(({ key, href }) => ({ key, href, label: t(`tabs.${key}`) }));
  return <Tabs label={t("tabs.label")} current={current} tabs={tabs} />;
}
