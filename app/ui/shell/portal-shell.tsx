import { clsx } from "clsx";
import type { CSSProperties, ReactNode } from "react";
import { useTranslation } from "react-i18next";

import type { Brand, ShownImage } from "~/office/domain/brand/brand-of";

import { type Language, LANGUAGE_NAMES, LANGUAGES } from "../i18n/language";

interface PortalShellProps {
  brand: Brand;
  home: string;
  language: string;
  /** The sign-out form, once somebody is signed in. */
  signOut?: ReactNode;
  children: ReactNode;
}

/** One column for one person on a phone. Plain HTML: portal pages run no React in the browser. */
export function PortalShell({ brand, home, language, signOut, children }: PortalShellProps) {
  const { t } = useTranslation("portal");
  const { t: shell } = useTranslation("shell");
  const { name, contact, complaints, footNote } = brand;
  return (
    <div className={clsx("portal-shell", brand.colours && "portal-branded")} style={shades(brand)}>
      <header className="portal-head">
        <a className="skip-link" href="#main">
          {shell("skip")}
        </a>
        <a className="portal-firm" href={home}>
          {brand.logo ? (
            <PortalLogo name={name} logo={brand.logo} dark={brand.logoDark} />
          ) : (
            <span>{name}</span>
          )}
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
        <p className="font-semibold">{name}</p>
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
        {complaints && (
          <p>
            {t("foot.complaints", { name: complaints.name })}{" "}
            <a className="link" href={`mailto:${complaints.email}`}>
              {complaints.email}
            </a>
            {complaints.phone && `, ${complaints.phone}`}
          </p>
        )}
        {footNote && <p>{footNote}</p>}
        {brand.poweredBy && <p className="small">{t("foot.poweredBy")}</p>}
      </footer>
    </div>
  );
}

/** Both logos stand in the page and its colours choose: a page forced dark is dark whatever the device says. */
function PortalLogo({ name, logo, dark }: { name: string; logo: ShownImage; dark: ShownImage | null }) {
  return (
    <>
      <LogoImage image={logo} name={name} look={dark ? "portal-logo-light" : "portal-logo-only"} />
      {dark && <LogoImage image={dark} name={name} look="portal-logo-dark" />}
    </>
  );
}

function LogoImage({ image, name, look }: { image: ShownImage; name: string; look: string }) {
  return (
    <img
      className={clsx("portal-logo", look)}
      src={image.src}
      alt={name}
      width={image.width}
      height={image.height}
    />
  );
}

/** The firm's colour on light and dark pages, for portal.css to choose from. */
function shades({ colours }: Brand): CSSProperties | undefined {
  if (!colours) return undefined;
  return {
    "--brand": colours.colour,
    "--brand-strong": colours.strong,
    "--brand-soft": colours.soft,
    "--brand-dark": colours.darkColour,
    "--brand-dark-strong": colours.darkStrong,
    "--brand-dark-soft": colours.darkSoft,
  } as CSSProperties;
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
