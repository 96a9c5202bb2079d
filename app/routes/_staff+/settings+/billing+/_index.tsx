import { type ActionFunctionArgs, type LoaderFunctionArgs, redirect } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { useTranslation } from "react-i18next";
import { z } from "zod";

import { requireFreshFactor } from "~/people/access/factor/require-fresh-factor.server";
import { readForm } from "~/people/access/read-form.server";
import { requireStaff } from "~/people/access/require-staff.server";
import { endPlan } from "~/people/commands/billing/end-plan.server";
import { openBillingPage } from "~/people/commands/billing/open-billing-page.server";
import { billingPage } from "~/people/queries/billing/billing-page.server";
import { RouteError } from "~/ui/document/route-error";
import { titled } from "~/ui/document/titled";
import { translator } from "~/ui/i18n/translator.server";
import { InvoicePanel, MethodPanel, NextInvoice } from "~/ui/settings/billing/invoice-panels";
import { PlanPanel, UnpaidBanner } from "~/ui/settings/billing/plan-panel";
import { SeatPanel } from "~/ui/settings/billing/seat-panel";
import { UseBars } from "~/ui/settings/billing/use-bars";
import { SettingsFrame } from "~/ui/settings/settings-frame";

export const meta = titled;

export async function loader({ request }: LoaderFunctionArgs) {
  const staff = await requireStaff(request, "billing:read");
  return {
    title: translator(staff.language)("billing:title"),
    may: staff.permissions.list(),
    page: await staff.read(billingPage, undefined),
  };
}

const acts = z.discriminatedUnion("act", [
  z.object({ act: z.literal("page"), page: z.enum(["method", "portal"]) }),
  z.object({ act: z.literal("keep") }),
  z.object({ act: z.literal("unschedule") }),
]);

export async function action({ request }: ActionFunctionArgs) {
  const staff = await requireStaff(request, "billing:manage");
  const form = await readForm(request, acts, staff);
  if (!form.ok) return form.answer;
  const fresh = await requireFreshFactor(request, staff, form);
  if (!fresh.ok) return form.reply(fresh.refusal);
  const { value } = form;
  const outcome =
    value.act === "page"
      ? await staff.change(openBillingPage, { page: value.page })
      : await staff.change(endPlan, { wish: value.act });
  if (!outcome.ok) return form.reply(outcome.refusal);
  return redirect(`/settings/billing/asks/${outcome.value.askId}`, 303);
}

export default function Billing() {
  const { t } = useTranslation("billing");
  const { may, page } = useLoaderData<typeof loader>();
  const answer = useActionData<typeof action>();
  const mayChange = may.includes("billing:manage");
  const { seats, bars, measuredAt, method, subscription, nextInvoice, holders } = page;
  return (
    <SettingsFrame title={t("title")} may={may}>
      <UnpaidBanner page={page} answer={answer} mayChange={mayChange} />
      <PlanPanel page={page} mayChange={mayChange} answer={answer} />
      <UseBars seats={seats} bars={bars} measuredAt={measuredAt} />
      <NextInvoice next={nextInvoice} />
      <MethodPanel method={method} known={subscription !== null} mayChange={mayChange} answer={answer} />
      <InvoicePanel page={page} />
      <SeatPanel holders={holders} />
    </SettingsFrame>
  );
}

export function ErrorBoundary() {
  return <RouteError home="/dashboard" />;
}
