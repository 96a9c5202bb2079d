import { type ActionFunctionArgs, type LoaderFunctionArgs, redirect } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { useTranslation } from "react-i18next";

import { requireFreshFactor } from "~/people/access/factor/require-fresh-factor.server";
import { readForm } from "~/people/access/read-form.server";
import { requireStaff } from "~/people/access/require-staff.server";
import { choosePlan, planForm } from "~/people/commands/billing/choose-plan.server";
import { planChoice } from "~/people/queries/billing/plan-choice.server";
import { RouteError } from "~/ui/document/route-error";
import { titled } from "~/ui/document/titled";
import { translator } from "~/ui/i18n/translator.server";
import { PlanCards } from "~/ui/settings/billing/plan-cards";
import { PlanPreview } from "~/ui/settings/billing/plan-preview";
import { SettingsFrame } from "~/ui/settings/settings-frame";

export const meta = titled;

export async function loader({ request }: LoaderFunctionArgs) {
  const staff = await requireStaff(request, "billing:manage");
  const { searchParams } = new URL(request.url);
  const cycle = searchParams.get("cycle") === "year" ? "year" : "month";
  // a whole second: the provider reckons in seconds
  const at = new Date(Math.floor(Date.now() / 1000) * 1000);
  const choice = await staff.read(planChoice, { cycle, at });
  const offer = choice.offers.find(
    ({ code, price, current }) => code === searchParams.get("plan") && price && !current,
  );
  const changes = choice.offers.some(({ starts }) => starts !== "first");
  const title = translator(staff.language)(changes ? "billing:choose.change" : "billing:choose.title");
  return { title, may: staff.permissions.list(), choice, offer: offer ?? null };
}

export async function action({ request }: ActionFunctionArgs) {
  const staff = await requireStaff(request, "billing:manage");
  const form = await readForm(request, planForm, staff);
  if (!form.ok) return form.answer;
  const fresh = await requireFreshFactor(request, staff, form);
  if (!fresh.ok) return form.reply(fresh.refusal);
  const outcome = await staff.change(choosePlan, form.value, form.key);
  if (!outcome.ok) return form.reply(outcome.refusal);
  return redirect(`/settings/billing/asks/${outcome.value.askId}`, 303);
}

export default function ChoosePlan() {
  const { t } = useTranslation("billing");
  const { title, may, choice, offer } = useLoaderData<typeof loader>();
  const answer = useActionData<typeof action>();
  return (
    <SettingsFrame title={title} may={may}>
      {offer ? (
        <PlanPreview choice={choice} offer={offer} answer={answer} />
      ) : (
        <>
          <p className="max-w-prose text-ink-2">{t("choose.intro")}</p>
          <PlanCards choice={choice} />
        </>
      )}
    </SettingsFrame>
  );
}

export function ErrorBoundary() {
  return <RouteError home="/settings/billing" />;
}
