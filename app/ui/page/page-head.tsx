import { Link } from "@remix-run/react";
import type { ReactNode } from "react";
import { useTranslation } from "react-i18next";

export interface Crumb {
  label: string;
  href: string;
}

export interface PageHeadProps {
  title: ReactNode;
  /** Under the title: reference, status, owner. */
  sub?: ReactNode;
  /** The one primary action, then the menu with the rest. */
  actions?: ReactNode;
  /** Only below two levels. */
  crumbs?: readonly Crumb[];
}

export function PageHead({ title, sub, actions, crumbs }: PageHeadProps) {
  const { t } = useTranslation("shell");
  return (
    <header className="page-head">
      <div>
        {crumbs && (
          <nav aria-label={t("breadcrumb")}>
            <ol className="breadcrumb">
              {crumbs.map((crumb) => (
                <li key={crumb.href}>
                  <Link to={crumb.href}>{crumb.label}</Link>
                </li>
              ))}
            </ol>
          </nav>
        )}
        <h1>{title}</h1>
        {sub && <div className="page-sub">{sub}</div>}
      </div>
      {actions && <div className="page-actions">{actions}</div>}
    </header>
  );
}
