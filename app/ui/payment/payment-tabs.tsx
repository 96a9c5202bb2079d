import { useTranslation } from "react-i18next";

import { Tabs } from "../table/tabs";

const PLACES = [
  { key: "payments", href: "/payments", books: false },
  { key: "disputes", href: "/payments/disputes", books: false },
  { key: "mandates", href: "/payments/mandates", books: true },
  { key: "ach", href: "/payments/ach", books: true },
  { key: "payouts", href: "/payments/payouts", books: true },
  { key: "events", href: "/payments/events", books: true },
] as const;

interface PaymentTabsProps {
  current: (typeof PLACES)[number]["key"];
  /** The reader may see the books, and so what the processor says of the money. */
  books: boolean;
}

/** The pages about payments, beside each other. */
export function PaymentTabs({ current, books }: PaymentTabsProps) {
  const { t } = useTranslation("payment");
  const tabs = PLACES.filter((place) => books || !place.books).map(({ key, href }) => ({
    key,
    href,
    label: t(`tabs.${key}`),
  }));
  return <Tabs label={t("tabs.label")} current={current} tabs={tabs} />;
}
