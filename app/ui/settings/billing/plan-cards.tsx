import { Link } from "@remix-run/react";
import { useTranslation } from "react-i18next";

import type { PlanChoice, PlanOffer } from "~/people/queries/billing/plan-choice.server";

import { Badge } from "../../action/badge";
import { LinkButton } from "../../action/link-button";
import { formatCount } from "../../format/format-number";
import { useLocale } from "../../format/locale-provider";
import { MoneyText } from "../../format/money-text";
import { type Fact, Facts } from "../../record/facts";
import { Panel } from "../../record/panel";

/** Every plan with its size and price; one step before anything is charged. */
export function PlanCards({ choice }: { choice: PlanChoice }) {
  const { t } = useTranslation("billing");
  return (
    <>
      <nav aria-label={t("choose.cycles")} className="flex flex-wrap gap-4">
        {(["month", "year"] as const).map((cycle) => (
          <Link
            key={cycle}
            className="link"
            to={`?cycle=${cycle}`}
            aria-current={choice.cycle === cycle ? "page" : undefined}
          >
            {choice.cycle === cycle ? <strong>{t(`choose.${cycle}`)}</strong> : t(`choose.${cycle}`)}
          </Link>
        ))}
      </nav>
      {choice.offers.map((offer) => (
        <PlanCard key={offer.code} offer={offer} cycle={choice.cycle} />
      ))}
    </>
  );
}

function PlanCard({ offer, cycle }: { offer: PlanOffer; cycle: PlanChoice["cycle"] }) {
  const { t } = useTranslation("billing");
  const facts = useOfferFacts(offer, cycle);
  return (
    <Panel
      title={offer.name}
      action={
        offer.current ? (
          <Badge tone="accent">{t("choose.current")}</Badge>
        ) : offer.price ? (
          <LinkButton
            small
            to={`?cycle=${cycle}&plan=${offer.code}`}
            aria-label={`${t("choose.look")}: ${offer.name}`}
          >
            {t("choose.look")}
          </LinkButton>
        ) : (
          <span className="muted">{t("choose.contract")}</span>
        )
      }
    >
      <Facts facts={facts} />
      {offer.over.length > 0 && <OverList offer={offer} />}
    </Panel>
  );
}

function useOfferFacts({ limits, price }: PlanOffer, cycle: PlanChoice["cycle"]): Fact[] {
  const { t } = useTranslation("billing");
  const { locale } = useLocale();
  const size = (limit: number | null) => (limit === null ? t("choose.noLimit") : formatCount(limit, locale));
  const per = t(cycle === "month" ? "choose.perMonth" : "choose.perYear");
  const prices: Fact[] = price
    ? [
        {
          label: t("choose.base"),
          value: (
            <strong>
              <MoneyText value={price.base} /> {per}
            </strong>
          ),
        },
        { label: t("choose.seatsIncluded"), value: size(limits.seats) },
        {
          label: t("choose.extraSeat"),
          value: (
            <>
              <MoneyText value={price.seat} /> {per}
            </>
          ),
        },
      ]
    : [];
  return [
    ...prices,
    ...(["desks", "customers", "apiCalls", "texts", "storageGb"] as const).map((name) => ({
      label: t(`choose.${name}`),
      value: size(limits[name]),
    })),
    { label: t("choose.domains"), value: limits.domains || t("choose.no") },
    { label: t("choose.sandbox"), value: t(limits.sandbox ? "choose.yes" : "choose.no") },
    { label: t("choose.support"), value: t(limits.prioritySupport ? "choose.yes" : "choose.no") },
  ];
}

/** What a plan has no room for. */
export function OverList({ offer }: { offer: PlanOffer }) {
  const { t } = useTranslation("billing");
  const { locale } = useLocale();
  return (
    <div className="mt-3">
      <Badge tone="bad">{t("choose.noRoom")}</Badge>
      <ul className="mt-1 list-disc pl-5">
        {offer.over.map(({ limit, used, allowed }) => (
          <li key={limit}>
            {t("choose.over", {
              what: t(`choose.${limit}`),
              used: formatCount(Math.ceil(used), locale),
              allowed: formatCount(allowed, locale),
            })}
          </li>
        ))}
      </ul>
    </div>
  );
}
