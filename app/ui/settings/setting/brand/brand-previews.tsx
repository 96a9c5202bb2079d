import type { CSSProperties } from "react";
import { useTranslation } from "react-i18next";

import type { Brand } from "~/office/domain/brand/brand-of";
import type { BrandColours } from "~/office/domain/colour/contrast";

import { LinkButton } from "../../../action/link-button";
import { Panel } from "../../../record/panel";

interface BrandPreviewsProps {
  brand: Brand;
  colours: BrandColours;
  legalName: string;
  /** the picture of letters and mails */
  letterSrc: string | null;
}

/** The papers of the portal, as its style sheet has them; shown here side by side whatever this page looks like. */
const PAPERS = {
  light: { "--paper": "#faf9f6", "--text": "#1c1917", "--rule": "#e7e5e4" },
  dark: { "--paper": "#161512", "--text": "#f5f5f4", "--rule": "#3f3b36" },
} as const;

/** The portal, a mail and a letter as they would look, on light paper and on dark. */
export function BrandPreviews({ brand, colours, legalName, letterSrc }: BrandPreviewsProps) {
  const { t } = useTranslation("firm", { keyPrefix: "brand" });
  return (
    <Panel
      title={t("preview.title")}
      action={
        <LinkButton to="/files/brand-sample" reloadDocument>
          {t("preview.letterOpen")}
        </LinkButton>
      }
    >
      <div className="grid gap-4 lg:grid-cols-2">
        {(["light", "dark"] as const).map((look) => (
          <PortalPreview key={look} look={look} brand={brand} colours={colours} />
        ))}
        {(["light", "dark"] as const).map((look) => (
          <MailPreview key={look} look={look} brand={brand} colours={colours} letterSrc={letterSrc} />
        ))}
        <LetterPreview
          colours={colours}
          legalName={legalName}
          letterSrc={letterSrc}
          own={brand.colours !== null}
        />
      </div>
    </Panel>
  );
}

type Look = keyof typeof PAPERS;

function PortalPreview({ look, brand, colours }: { look: Look; brand: Brand; colours: BrandColours }) {
  const { t } = useTranslation("firm", { keyPrefix: "brand" });
  const dark = look === "dark";
  const logo = dark ? (brand.logoDark ?? brand.logo) : brand.logo;
  const plate = dark && !brand.logoDark;
  const button = {
    "--button": dark ? colours.darkColour : colours.colour,
    "--button-ink": dark ? "#161512" : "#ffffff",
  };
  return (
    <figure className="brand-sheet" style={{ ...PAPERS[look], ...button } as CSSProperties}>
      <figcaption>{t(`preview.portal.${look}`)}</figcaption>
      <div className="brand-sheet-head">
        {logo ? (
          <img className={plate ? "brand-on-paper" : undefined} src={logo.src} alt={brand.name} />
        ) : (
          <b>{brand.name}</b>
        )}
      </div>
      <b>{t("preview.portalTitle")}</b>
      <span className="brand-button">{t("preview.portalAction")}</span>
      <small>
        {brand.name}
        {brand.footNote && ` · ${brand.footNote}`}
        {brand.poweredBy && ` · ${t("preview.poweredBy")}`}
      </small>
    </figure>
  );
}

function MailPreview(props: { look: Look; brand: Brand; colours: BrandColours; letterSrc: string | null }) {
  const { look, brand, colours, letterSrc } = props;
  const { t } = useTranslation("firm", { keyPrefix: "brand" });
  const style = {
    ...PAPERS[look],
    "--button": brand.colours ? colours.colour : "#14532d",
    "--button-ink": "#ffffff",
  };
  return (
    <figure className="brand-sheet" style={style as CSSProperties}>
      <figcaption>{t(`preview.mail.${look}`)}</figcaption>
      <small>{t("preview.from", { name: brand.sender })}</small>
      {letterSrc && (
        <div className="brand-sheet-head">
          <img className="brand-on-paper" src={letterSrc} alt={brand.name} />
        </div>
      )}
      <span>{t("preview.mailBody")}</span>
      <span className="brand-button">{t("preview.mailAction")}</span>
    </figure>
  );
}

function LetterPreview(props: {
  colours: BrandColours;
  legalName: string;
  letterSrc: string | null;
  own: boolean;
}) {
  const { colours, legalName, letterSrc, own } = props;
  const { t } = useTranslation("firm", { keyPrefix: "brand" });
  const style = { ...PAPERS.light, "--paper": "#ffffff", "--rule": own ? colours.colour : "#1c1917" };
  return (
    <figure className="brand-sheet" style={style as CSSProperties}>
      <figcaption>{t("preview.letter")}</figcaption>
      <div className="brand-letter-head">
        <span>
          {letterSrc && <img src={letterSrc} alt="" />}
          <b>{legalName}</b>
        </span>
        <span>{t("preview.letterTitle")}</span>
      </div>
    </figure>
  );
}
