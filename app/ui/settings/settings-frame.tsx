import type { ReactNode } from "react";
import { useTranslation } from "react-i18next";

import { PageSettings } from "../page/page-settings";

const SECTIONS = [
  { key: "all", href: "/settings", needs: ["setting:read"] },
  { key: "setup", href: "/settings/setup", needs: ["setting:update"] },
  { key: "brand", href: "/settings/brand", needs: ["setting:read"] },
  { key: "domains", href: "/settings/domains", needs: ["setting:read"] },
  { key: "people", href: "/settings/people", needs: ["staff:read"] },
  { key: "organisation", href: "/settings/organisation", needs: ["staff:read"] },
  { key: "absences", href: "/settings/absences", needs: ["session:read"] },
  { key: "roles", href: "/settings/roles", needs: ["role:read"] },
  { key: "delegations", href: "/settings/delegations", needs: ["delegation:create", "delegation:read"] },
  { key: "clients", href: "/settings/clients", needs: ["creditor:read"] },
  { key: "capacity", href: "/settings/capacity", needs: ["setting:read"] },
  { key: "sftp", href: "/settings/sftp", needs: ["integration:configure", "import:run"] },
  { key: "payments", href: "/settings/payments", needs: ["setting:read"] },
  { key: "money", href: "/settings/money", needs: ["setting:update"] },
  { key: "billing", href: "/settings/billing", needs: ["billing:read"] },
  { key: "apiKeys", href: "/settings/api-keys", needs: ["api_key:manage"] },
  { key: "operatorAccess", href: "/settings/operator-access", needs: ["operator_access:decide"] },
  { key: "security", href: "/settings/security", needs: ["session:read"] },
] as const;

interface SettingsFrameProps {
  title: string;
  /** The reader's permissions: a section nobody may open is not offered. */
  may: readonly string[];
  actions?: ReactNode;
  children: ReactNode;
}

/** The settings' sections around the chosen one. */
export function SettingsFrame({ title, may, actions, children }: SettingsFrameProps) {
  const { t } = useTranslation("settings");
  const open = SECTIONS.filter(({ needs }) => needs.some((permission) => may.includes(permission)));
  const sections = open.map(({ key, href }) => ({ label: t(`section.${key}`), href }));
  return (
    <PageSettings title={title} sections={sections} actions={actions}>
      {children}
    </PageSettings>
  );
}
