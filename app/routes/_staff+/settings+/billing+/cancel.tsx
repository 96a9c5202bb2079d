import { type ActionFunctionArgs, type LoaderFunctionArgs, redirect } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { useTranslation } from "react-i18next";
import { z } from "zod";

import { requireFreshFactor } from "~/people/access/factor/require-fresh-factor.server";
import { readForm } from "~/people/access/read-form.server";
import { requireStaff } from "~/people/access/require-staff.server";
import { endPlan } from "~/people/commands/billing/end-plan.server";
import { billingPage } from "~/people/queries/billing/billing-page.server";
import { LinkButton } from "~/ui/action/link-button";
import { RouteError } from "~/ui/document/route-error";
import { titled } from "~/ui/document/titled";
import { ActionForm } from "~/ui/form/action-form";
import { SubmitButton } from "~/ui/form/submit-button";
import { InstantText } from "~/ui/format/instant-text";
import { translator } from "~/ui/i18n/translator.server";
import { Facts } from "~/ui/record/facts";
import { Panel } from "~/ui/record/panel";
import { SettingsFrame } from "~/ui/settings/settings-frame";
import { ExportLinks } from "~/ui/settings/standing/export-links";

export const meta = titled;

export async function loader({ request }: LoaderFunctionArgs) {
  const staff = await requireStaff(request, "billing:manage");
  const { subscription } = await staff.read(billingPage, undefined);
  if (!subscription || subscription.contract || subscription.ending) throw redirect("/settings/billing");
  return {
    title: translator(staff.language)("billing:cancel.title"),
    may: staff.permissions.list(),
    until: subscription.periodEnd,
  };
}

export async function action({ request }: ActionFunctionArgs) {
  const staff = await requireStaff(request, "billing:manage");
  const form = await readForm(request, z.object({}), staff);
  if (!form.ok) return form.answer;
  const fresh = await requireFreshFactor(request, staff, form);
  if (!fresh.ok) return form.reply(fresh.refusal);
  const outcome = await staff.change(endPlan, { wish: "end" });
  if (!outcome.ok) return form.reply(outcome.refusal);
  return redirect(`/settings/billing/asks/${outcome.value.askId}`, 303);
}

export default function CancelPlan() {
  const { t } = useTranslation("billing");
  const { title, may, until } = useLoaderData<typeof loader>();
  return (
    <SettingsFrame title={title} may={may}>
      <Panel title={title}>
        <p className="mb-3 max-w-prose">{t("cancel.intro")}</p>
        <Facts facts={[{ label: t("cancel.until"), value: <InstantText value={until} style="day" /> }]} />
        <ul className="my-3 grid max-w-prose list-disc gap-2 pl-5">
          <li>{t("cancel.then")}</li>
          <li>{t("cancel.closed")}</li>
          <li>{t("cancel.back")}</li>
        </ul>
        <ActionForm answer={useActionData<typeof action>()}>
          <div className="form-actions">
            <SubmitButton look="danger">{t("cancel.submit")}</SubmitButton>
            <LinkButton to="/settings/billing">{t("cancel.stay")}</LinkButton>
          </div>
        </ActionForm>
      </Panel>
      <ExportLinks may={may} />
    </SettingsFrame>
  );
}

export function ErrorBoundary() {
  return <RouteError home="/settings/billing" />;
}
