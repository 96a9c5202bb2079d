import { Link } from "@remix-run/react";
import { Stamp } from "lucide-react";
import type { ReactNode } from "react";
import { useTranslation } from "react-i18next";

interface PublicShellProps {
  /** At the end of the head: links to sign in and sign up. */
  actions?: ReactNode;
  /** At the end of the foot: links to terms and privacy. */
  foot?: ReactNode;
  /** One form in the middle instead of a wide page. */
  narrow?: boolean;
  children: ReactNode;
}

/** The frame of open pages: landing, sign-up, sign-in. */
export function PublicShell({ actions, foot, narrow, children }: PublicShellProps) {
  const { t } = useTranslation("shell");
  return (
    <div className="public-shell">
      <header className="public-head">
        <a className="skip-link" href="#main">
          {t("skip")}
        </a>
        <Link to="/" className="flex items-center gap-2 text-base font-semibold">
          <Stamp aria-hidden="true" className="size-5 text-accent" />
          {t("product")}
        </Link>
        {actions && <nav className="flex items-center gap-2">{actions}</nav>}
      </header>
      <main id="main" tabIndex={-1} className={narrow ? "public-main is-narrow" : "public-main"}>
        {children}
      </main>
      <footer className="public-foot">
        <p>{t("productLine")}</p>
        {foot && <p className="flex flex-wrap gap-x-4">{foot}</p>}
      </footer>
    </div>
  );
}
