import type { ActionFunctionArgs, LoaderFunctionArgs } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { useTranslation } from "react-i18next";
import { z } from "zod";

import { flashTo } from "~/people/access/answers/flash.server";
import { requireOperator } from "~/people/access/operator/require-operator.server";
import { readForm } from "~/people/access/read-form.server";
import { requireFound } from "~/people/access/require-found.server";
import { requireId } from "~/people/access/require-id.server";
import { askAccess, askForm } from "~/people/commands/operator/ask-access.server";
import { assignForm, assignPlan } from "~/people/commands/billing/assign-plan.server";
import { discountForm, grantDiscount } from "~/people/commands/billing/grant-discount.server";
import { extendTrial, trialForm } from "~/people/commands/tenant/extend-trial.server";
import { moveForm, moveTenant } from "~/people/commands/tenant/move-tenant.server";
import { catalogue } from "~/people/queries/billing/catalogue.server";
import { acrossTenantsFirm } from "~/people/queries/operator/firms.server";
import { acrossTenantsSubscriptions } from "~/people/queries/operator/subscriptions.server";
import { titled } from "~/ui/document/titled";
import { DateText } from "~/ui/format/date-text";
import { translator } from "~/ui/i18n/translator.server";
import { PageForm } from "~/ui/page/page-form";
import { Facts } from "~/ui/record/facts";
import { Panel } from "~/ui/record/panel";
import { FirmPlanForms } from "~/ui/settings/billing/console/firm-plan-forms";
import { SubscriptionTable } from "~/ui/settings/billing/console/subscription-table";
import { AskLookForm } from "~/ui/settings/operator/ask-look-form";
import { SteerForms } from "~/ui/settings/operator/steer-forms";

export const meta = titled;

export async function loader({ request, params }: LoaderFunctionArgs) {
  const operator = await requireOperator(request);
  const tenantId = requireId(params.tenantId);
  const found = requireFound(await operator.read(acrossTenantsFirm, { tenantId }));
  const [subscription = null] = await operator.read(acrossTenantsSubscriptions, { tenantId });
  const plans = (await operator.read(catalogue, undefined)).map(({ code, name }) => ({ code, name }));
  return {
    subscription,
    plans,
    title: `${found.firm.name} · ${translator("en")("operator:console.title")}`,
    ...found,
  };
}

const acts = z.discriminatedUnion("act", [
  moveForm.extend({ act: z.literal("move") }),
  trialForm.extend({ act: z.literal("extend") }),
  askForm.extend({ act: z.literal("ask") }),
  assignForm.extend({ act: z.literal("assign") }),
  discountForm.extend({ act: z.literal("discount") }),
]);

const COMMANDS = {
  move: moveTenant,
  extend: extendTrial,
  ask: askAccess,
  assign: assignPlan,
  discount: grantDiscount,
};

export async function action({ request, params }: ActionFunctionArgs) {
  const operator = await requireOperator(request);
  const tenantId = requireId(params.tenantId);
  const form = await readForm(request, acts, operator);
  if (!form.ok) return form.answer;
  const { act } = form.value;
  const command = COMMANDS[act];
  const outcome = await operator.change(tenantId, command as typeof moveTenant, form.value, form.key);
  if (!outcome.ok) return form.reply(outcome.refusal);
  const to = act === "ask" ? "/operator/access" : `/operator/tenants/${tenantId}`;
  return flashTo(to, {
    tone: "good",
    key: act === "ask" ? "operator:console.flash.asked" : "operator:console.flash.done",
  });
}

export default function Firm() {
  const { t } = useTranslation(["operator", "billing"]);
  const { firm, subscription, plans } = useLoaderData<typeof loader>();
  const answer = useActionData<typeof action>();
  return (
    <PageForm title={firm.name} crumbs={[{ label: t("console.nav.firms"), href: "/operator" }]}>
      <Panel title={t("standing.state")}>
        <Facts
          facts={[
            { label: t("standing.now"), value: t(`standing.name.${firm.state}`) },
            { label: t("standing.since"), value: <DateText value={firm.since} /> },
            { label: t("standing.why"), value: firm.reason || null },
            { label: t("console.firm.trialEnds"), value: <DateText value={firm.trialEndsOn} /> },
            { label: t("console.firm.seats"), value: firm.seats },
            { label: t("console.firm.failedJobs"), value: firm.failedJobs },
            { label: t("console.firm.opened"), value: <DateText value={firm.openedOn} /> },
          ]}
        />
      </Panel>
      {subscription && <SubscriptionTable title={t("billing:console.one")} subscriptions={[subscription]} />}
      <FirmPlanForms
        plans={plans}
        paid={subscription !== null && !subscription.contract && subscription.status !== "canceled"}
        answer={answer}
      />
      <SteerForms state={firm.state} answer={answer} />
      <AskLookForm answer={answer} />
    </PageForm>
  );
}
