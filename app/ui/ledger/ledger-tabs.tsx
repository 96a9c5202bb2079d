import { useTranslation } from "react-i18next";

import { Tabs } from "../table/tabs";

const PLACES = [
  { key: "trial", href: "/ledger" },
  { key: "balance", href: "/ledger/balance-sheet" },
  { key: "result", href: "/ledger/profit-and-loss" },
  { key: "general", href: "/ledger/general" },
  { key: "known", href: "/ledger/as-known" },
  { key: "journals", href: "/ledger/journals" },
  { key: "periods", href: "/ledger/periods" },
  { key: "opening", href: "/ledger/opening" },
  { key: "reports", href: "/ledger/reports" },
  { key: "invariants", href: "/ledger/invariants" },
] as const;

/** The pages of the books, beside each other. */
export function LedgerTabs({ current }: { current: (typeof PLACES)[number]["key"] }) {
  const { t } = useTranslation("invariant");
  const tabs = PLACES.map(({ key, href }) => ({ key, href, label: t(`tabs.${key}`) }));
  return <Tabs label={t("tabs.label")} current={current} tabs={tabs} />;
}
