import type { ReactNode } from "react";
import { useTranslation } from "react-i18next";

import { type Language, LANGUAGE_NAMES, LANGUAGES } from "../i18n/language";

interface PortalShellProps {
  firm: { name: string; logo: string | null };
  home: string;
  language: string;
  /** How to reach the agency: it stands at the foot of every page. */
  contact: { phone: string | null; email: string | null; address: string | null };
  /** The sign-out form, once somebody is signed in. */
  signOut?: ReactNode;
  children: ReactNode;
}

/** One column for one person on a phone. Plain HTML: portal pages run no React in the browser. */
export function PortalShell({ firm, home, language, contact, signOut, children }: PortalShellProps) {
  const { t } = useTranslation("portal");
  const { t: shell } = useTranslation("shell");
  return (
    <div className="portal-shell">
      <header className="portal-head">
        <a className="skip-link" href="#main">
          {shell("skip")}
        </a>
        <a className="portal-firm" href={home}>
          {firm.logo ? <img src={firm.logo} alt={firm.name} /> : <span>{firm.name}</span>}
        </a>
        <div className="flex items-center gap-2">
          {LANGUAGES.length > 1 && <LanguageSwitch current={language} />}
          {signOut}
        </div>
      </header>
      <main id="main" tabIndex={-1} className="portal-main">
        {children}
      </main>
      <footer className="portal-foot">
        <p className="font-semibold">{firm.name}</p>
        {contact.address && <p>{contact.address}</p>}
        {contact.phone && (
          <p>
            {t("foot.phone")}{" "}
            <a className="link" href={`tel:${contact.phone.replace(/[^+\d]/g, "")}`}>
              {contact.phone}
            </a>
          </p>
        )}
        {contact.email && (
          <p>
            {t("foot.email")}{" "}
            <a className="link" href={`mailto:${contact.email}`}>
              {contact.email}
            </a>
          </p>
        )}
      </footer>
    </div>
  );
}

function LanguageSwitch({ current }: { current: string }) {
  const { t } = useTranslation("shell");
  const others: Language[] = LANGUAGES.filter((language) => language !== current);
  return (
    <form method="post" action="/preferences" aria-label={t("language")}>
      {others.map((language) => (
        <button
          key={language}
          type="submit"
          name="language"
          value={language}
          lang={language}
          className="btn btn-quiet btn-small"
        >
          {LANGUAGE_NAMES[language]}
        </button>
      ))}
    </form>
  );
}
