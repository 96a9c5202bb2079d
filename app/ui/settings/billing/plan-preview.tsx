import { useTranslation } from "react-i18next";

import type { PlanChoice, PlanOffer } from "~/people/queries/billing/plan-choice.server";

import { Banner } from "../../action/banner";
import { LinkButton } from "../../action/link-button";
import { ActionForm, type FormResult } from "../../form/action-form";
import { SubmitButton } from "../../form/submit-button";
import { InstantText } from "../../format/instant-text";
import { MoneyText } from "../../format/money-text";
import { Facts } from "../../record/facts";
import { Panel } from "../../record/panel";
import { OverList } from "./plan-cards";

interface PlanPreviewProps {
  choice: PlanChoice;
  offer: PlanOffer;
  answer: FormResult | null | undefined;
}

/** What the change costs, now and from now on, before it is confirmed. */
export function PlanPreview({ choice, offer, answer }: PlanPreviewProps) {
  const { t } = useTranslation("billing");
  const { starts, due, total, seats, price } = offer;
  const { cycle, at, periodEnd } = choice;
  const dueLabel = due && due.minor < 0n ? "credit" : starts === "first" ? "dueFirst" : "dueNow";
  return (
    <Panel title={t("preview.title", { plan: offer.name, cycle: t(`plan.${cycle}`) })}>
      <Facts
        facts={[
          starts === "later"
            ? { label: t("preview.dueLater"), value: <InstantText value={periodEnd} style="day" /> }
            : {
                label: t(`preview.${dueLabel}`),
                value: (
                  <strong data-testid="due">
                    <MoneyText value={due && { ...due, minor: due.minor < 0n ? -due.minor : due.minor }} />
                  </strong>
                ),
              },
          { label: t("preview.whole"), value: <MoneyText value={total} /> },
          {
            label: t("preview.seats"),
            value:
              seats === 0 ? (
                t("preview.seatsNone")
              ) : (
                <>
                  {seats} × <MoneyText value={price?.seat} />
                </>
              ),
          },
        ]}
      />
      {offer.over.length > 0 ? (
        <>
          <Banner tone="bad" title={t("preview.blocked")} role="alert" />
          <OverList offer={offer} />
        </>
      ) : (
        <>
          <p className="my-3 max-w-prose text-ink-2">{t(`preview.${starts}Help`)}</p>
          <ActionForm answer={answer}>
            <input type="hidden" name="plan" value={offer.code} />
            <input type="hidden" name="cycle" value={cycle} />
            <input type="hidden" name="at" value={at.toISOString()} />
            <div className="form-actions">
              <SubmitButton>
                {t(
                  starts === "first"
                    ? "preview.toPay"
                    : starts === "now"
                      ? "preview.confirm"
                      : "preview.confirmLater",
                )}
              </SubmitButton>
              <LinkButton look="quiet" to={`?cycle=${cycle}`}>
                {t("preview.back")}
              </LinkButton>
            </div>
          </ActionForm>
        </>
      )}
    </Panel>
  );
}
