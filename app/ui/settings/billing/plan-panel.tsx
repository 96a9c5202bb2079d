import { useTranslation } from "react-i18next";

import type { BillingPage } from "~/people/queries/billing/billing-page.server";

import { Badge } from "../../action/badge";
import { Banner } from "../../action/banner";
import { LinkButton } from "../../action/link-button";
import type { FormResult } from "../../form/action-form";
import { DateText } from "../../format/date-text";
import { InstantText } from "../../format/instant-text";
import { Facts } from "../../record/facts";
import { Panel } from "../../record/panel";
import { ActForm } from "../act-form";

interface PlanPanelProps {
  page: BillingPage;
  mayChange: boolean;
  answer: FormResult | null | undefined;
}

/** The plan, what comes of it next, and the ways to change or end it. */
export function PlanPanel({ page, mayChange, answer }: PlanPanelProps) {
  const { t } = useTranslation("billing");
  const { plan, trial, trialEndsOn, subscription } = page;
  const paid = subscription !== null && !subscription.contract;
  return (
    <Panel
      title={t("plan.title")}
      action={
        mayChange && (
          <LinkButton small look={subscription ? "plain" : "primary"} to="/settings/billing/plan">
            {t(subscription ? "plan.change" : "plan.choose")}
          </LinkButton>
        )
      }
    >
      <Facts
        facts={[
          { label: t("plan.title"), value: <PlanName plan={plan} trial={trial} /> },
          ...(trial && page.state === "trial"
            ? [{ label: t("plan.trialEnds"), value: <DateText value={trialEndsOn} /> }]
            : []),
          ...(subscription ? runningFacts(subscription, t) : []),
        ]}
      />
      {mayChange && paid && (
        <div className="form-actions mt-3">
          {subscription.next && (
            <ActForm small sends={{ act: "unschedule" }} answer={answer}>
              {t("plan.unschedule")}
            </ActForm>
          )}
          {subscription.ending ? (
            <ActForm small sends={{ act: "keep" }} answer={answer}>
              {t("plan.keep")}
            </ActForm>
          ) : (
            <LinkButton small look="quiet" to="/settings/billing/cancel">
              {t("plan.cancel")}
            </LinkButton>
          )}
        </div>
      )}
    </Panel>
  );
}

function PlanName({ plan, trial }: Pick<BillingPage, "plan" | "trial">) {
  const { t } = useTranslation("billing");
  if (!plan) return <>{t("plan.unlimited")}</>;
  return <>{trial ? t("plan.trial", { plan: plan.name }) : plan.name}</>;
}

function runningFacts(
  subscription: NonNullable<BillingPage["subscription"]>,
  t: ReturnType<typeof useTranslation<"billing">>["t"],
) {
  const { cycle, periodEnd, ending, percentOff, contract, next } = subscription;
  if (contract) return [{ label: t("plan.cycle"), value: t("plan.contract") }];
  return [
    { label: t("plan.cycle"), value: cycle && t(`plan.${cycle}`) },
    {
      label: t(ending ? "plan.ends" : "plan.renews"),
      value: (
        <>
          <InstantText value={periodEnd} style="day" />{" "}
          {ending && <Badge tone="warn">{t("plan.ends")}</Badge>}
        </>
      ),
    },
    ...(percentOff ? [{ label: t("plan.discount"), value: t("plan.percent", { percent: percentOff }) }] : []),
    ...(next
      ? [
          {
            label: t("plan.next"),
            value: t("plan.nextPlan", { plan: next.name, cycle: t(`plan.${next.cycle}`) }),
          },
        ]
      : []),
  ];
}

/** A fee that could not be collected comes before everything else on the page. */
export function UnpaidBanner({
  page,
  answer,
  mayChange,
}: {
  page: BillingPage;
  answer: FormResult | null | undefined;
  mayChange: boolean;
}) {
  const { t } = useTranslation("billing");
  if (!page.subscription?.unpaidSince) return null;
  return (
    <Banner
      tone="bad"
      role="status"
      title={t("plan.unpaid")}
      action={
        mayChange && (
          <ActForm small look="primary" sends={{ act: "page", page: "method" }} answer={answer}>
            {t("plan.changeCard")}
          </ActForm>
        )
      }
    >
      <p>{t("plan.unpaidHelp")}</p>
    </Banner>
  );
}
