import { useTranslation } from "react-i18next";

import type { PortalMandate } from "~/collections/queries/portal/portal-mandates.server";

import { ActionForm, type FormResult } from "../form/action-form";
import { SubmitButton } from "../form/submit-button";
import { DateText } from "../format/date-text";
import { formatMoney } from "../format/format-money";
import { useLocale } from "../format/locale-provider";

interface MandatePageProps {
  firm: string;
  mandate: PortalMandate;
  /** the holder came back from the processor's page, and its news is on the way */
  waiting: boolean;
  /** where the page looks for news by itself; null when it does not */
  next: string | null;
  start: string;
  answer: FormResult | undefined;
}

/** Where one permission to draw stands, what was agreed to, and how to take it back. */
export function MandatePage({ firm, mandate, waiting, next, start, answer }: MandatePageProps) {
  const { t } = useTranslation("portal");
  const { locale } = useLocale();
  const view = waiting ? "waiting" : viewOf(mandate);
  const amount = formatMoney({ minor: mandate.maxAmount, currency: mandate.currency }, locale);
  const account = mandate.label ?? t(`mandate.rail.${mandate.rail}`);
  const again = `${start}/accounts/${mandate.accountId}/save`;
  return (
    <>
      {next !== null && (
        <noscript>
          <meta httpEquiv="refresh" content={`2;url=${next}`} />
        </noscript>
      )}
      <div role="status" className="grid gap-2" data-look={next ?? undefined}>
        <h1>{t(`mandate.view.${view}.title`, { account })}</h1>
        <p>{t(`mandate.view.${view}.body`, { firm, amount })}</p>
      </div>
      {view === "open" && mandate.setupUrl && (
        <p className="form-actions">
          <a className="btn btn-primary" href={mandate.setupUrl}>
            {t("mandate.continue")}
          </a>
        </p>
      )}
      {view === "ended" && (
        <p className="form-actions">
          <a className="btn" href={again}>
            {t("mandate.again")}
          </a>
        </p>
      )}
      <section aria-labelledby="agreed" className="grid gap-1">
        <h2 id="agreed">{t("mandate.agreed")}</h2>
        <p>{mandate.wording}</p>
        <p className="small text-ink-2">
          {t("mandate.upTo", { amount, reference: mandate.accountRef })}{" "}
          <DateText value={mandate.acceptedOn} />
        </p>
      </section>
      {(view === "saved" || view === "paused" || view === "open") && (
        <ActionForm answer={answer}>
          <p className="small text-ink-2">{t("mandate.endHelp")}</p>
          <SubmitButton look="danger">{t("mandate.end")}</SubmitButton>
        </ActionForm>
      )}
      <p>
        <a className="link" href={`${start}/home`}>
          {t("payment.backHome")}
        </a>
      </p>
    </>
  );
}

type View = "opening" | "open" | "saved" | "paused" | "ended";

function viewOf({ state }: PortalMandate): View {
  if (state === "draft") return "opening";
  if (state === "sent" || state === "awaiting_bank") return "open";
  if (state === "active") return "saved";
  return state === "paused" ? "paused" : "ended";
}
