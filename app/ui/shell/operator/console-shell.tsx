import { NavLink } from "@remix-run/react";
import type { ReactNode } from "react";
import { useTranslation } from "react-i18next";

import { Banner } from "../../action/banner";
import { useFormToken } from "../../form/form-token";

const PLACES = [
  { key: "firms", href: "/operator" },
  { key: "access", href: "/operator/access" },
  { key: "health", href: "/operator/health" },
  { key: "jobs", href: "/operator/jobs" },
  { key: "events", href: "/operator/events" },
  { key: "flags", href: "/operator/flags" },
  { key: "plans", href: "/operator/plans" },
] as const;

interface ConsoleShellProps {
  /** Who is signed in; null on the way in. */
  operator: string | null;
  told: string | null;
  children: ReactNode;
}

/** The frame of the operator console: not a staff page, and it does not look like one. */
export function ConsoleShell({ operator, told, children }: ConsoleShellProps) {
  const { t } = useTranslation("operator");
  const { t: shell } = useTranslation("shell");
  const { csrf } = useFormToken();
  return (
    <div className="public-shell">
      <header className="public-head">
        <a className="skip-link" href="#main">
          {shell("skip")}
        </a>
        <span className="text-base font-semibold">{t("console.title")}</span>
        {operator && (
          <nav className="flex flex-wrap items-center gap-3" aria-label={t("console.title")}>
            {PLACES.map(({ key, href }) => (
              <NavLink key={key} className="link" to={href} end={href === "/operator"}>
                {t(`console.nav.${key}`)}
              </NavLink>
            ))}
            <form method="post" action="/operator/sign-out">
              <input type="hidden" name="csrf" value={csrf ?? ""} />
              <button type="submit" className="btn btn-small">
                {t("console.signOut", { operator })}
              </button>
            </form>
          </nav>
        )}
      </header>
      <main id="main" tabIndex={-1} className={operator ? "public-main" : "public-main is-narrow"}>
        {told && <Banner tone="good" role="status" title={told} />}
        {children}
      </main>
    </div>
  );
}
