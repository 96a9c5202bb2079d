import { NavLink, useLocation } from "@remix-run/react";
import type { ReactNode } from "react";
import { useTranslation } from "react-i18next";

import { PageHead, type PageHeadProps } from "./page-head";

interface PageSettingsProps extends PageHeadProps {
  sections: readonly { label: string; href: string }[];
  children: ReactNode;
}

/** Sections at the left, the chosen one's settings at the right. */
export function PageSettings({ sections, children, ...head }: PageSettingsProps) {
  const { t } = useTranslation("shell");
  const { pathname } = useLocation();
  return (
    <div className="page">
      <PageHead {...head} />
      <div className="settings-grid">
        <nav className="settings-nav" aria-label={t("settingsSections")}>
          {/* a phone shows the chosen section's settings first; another page folds the list again */}
          <details key={pathname} className="settings-fold">
            <summary className="btn">{t("settingsSections")}</summary>
            <SectionList sections={sections} />
          </details>
          <SectionList sections={sections} className="settings-list" />
        </nav>
        <div className="grid gap-4">{children}</div>
      </div>
    </div>
  );
}

function SectionList({ sections, className }: Pick<PageSettingsProps, "sections"> & { className?: string }) {
  return (
    <ul className={className}>
      {sections.map((section) => (
        <li key={section.href}>
          <NavLink to={section.href} end={section.href === "/settings"}>
            {section.label}
          </NavLink>
        </li>
      ))}
    </ul>
  );
}
