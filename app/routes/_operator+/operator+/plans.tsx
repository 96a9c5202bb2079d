import type { ActionFunctionArgs, LoaderFunctionArgs } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { useTranslation } from "react-i18next";

import { flashTo } from "~/people/access/answers/flash.server";
import { requireOperator } from "~/people/access/operator/require-operator.server";
import { planEditForm, savePlan } from "~/people/access/operator/save-plan.server";
import { readForm } from "~/people/access/read-form.server";
import { catalogue } from "~/people/queries/billing/catalogue.server";
import { acrossTenantsSubscriptions } from "~/people/queries/operator/subscriptions.server";
import { titled } from "~/ui/document/titled";
import { translator } from "~/ui/i18n/translator.server";
import { PageForm } from "~/ui/page/page-form";
import { PlanEditPanel } from "~/ui/settings/billing/console/plan-edit-panel";
import { SubscriptionTable } from "~/ui/settings/billing/console/subscription-table";

export const meta = titled;

export async function loader({ request }: LoaderFunctionArgs) {
  const operator = await requireOperator(request);
  return {
    title: translator("en")("billing:console.nav"),
    plans: await operator.read(catalogue, undefined),
    subscriptions: await operator.read(acrossTenantsSubscriptions, { tenantId: null }),
  };
}

export async function action({ request }: ActionFunctionArgs) {
  const operator = await requireOperator(request);
  const form = await readForm(request, planEditForm, operator);
  if (!form.ok) return form.answer;
  const outcome = await savePlan(request, operator, form.value);
  if (!outcome.ok) return form.reply(outcome.refusal);
  return flashTo("/operator/plans", { tone: "good", key: "operator:console.flash.done" });
}

export default function Plans() {
  const { t } = useTranslation("billing");
  const { plans, subscriptions } = useLoaderData<typeof loader>();
  const answer = useActionData<typeof action>();
  return (
    <PageForm
      title={t("console.nav")}
      intro={
        <p>
          {t("console.intro")} {t("console.byContract")}
        </p>
      }
    >
      <SubscriptionTable title={t("console.firms")} subscriptions={subscriptions} />
      {plans.map((plan) => (
        <PlanEditPanel key={`${plan.code}-${plan.version}`} plan={plan} answer={answer} />
      ))}
    </PageForm>
  );
}
