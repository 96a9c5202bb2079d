import { useTranslation } from "react-i18next";

import { Tabs } from "../../table/tabs";

const PLACES = [
  { key: "log", href: "/audit", part: "audit" },
  { key: "archive", href: "/audit/archive", part: "audit" },
  { key: "holds", href: "/audit/holds", part: "privacy" },
  { key: "people", href: "/audit/people", part: "privacy" },
] as const;

interface PrivacyTabsProps {
  current: (typeof PLACES)[number]["key"];
  mayAudit: boolean;
  mayPrivacy?: boolean;
}

/** What the firm keeps and proves, beside each other: the log, and what is held or forgotten. */
export function PrivacyTabs({ current, mayAudit, mayPrivacy = true }: PrivacyTabsProps) {
  const { t } = useTranslation("privacy");
  const tabs = PLACES.filter(({ part }) => (part === "audit" ? mayAudit : mayPrivacy)).map(
    ({ key, href }) => ({
      key,
      href,
      label: t(`tabs.${key}`),
    }),
  );
  return <Tabs label={t("tabs.label")} current={current} tabs={tabs} />;
}
