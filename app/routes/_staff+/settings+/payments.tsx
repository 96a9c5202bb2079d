import { type ActionFunctionArgs, type LoaderFunctionArgs, redirect } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { useTranslation } from "react-i18next";
import { z } from "zod";

import { connectProcessor } from "~/money/commands/payment/connect-processor.server";
import { processorAccount } from "~/money/queries/processor-account.server";
import { readForm } from "~/people/access/read-form.server";
import { requireStaff } from "~/people/access/require-staff.server";
import { RouteError } from "~/ui/document/route-error";
import { titled } from "~/ui/document/titled";
import { translator } from "~/ui/i18n/translator.server";
import { ProcessorPanel } from "~/ui/settings/processor-panel";
import { SettingsFrame } from "~/ui/settings/settings-frame";
import { useLiveRevalidation } from "~/ui/shell/use-live-revalidation";

const LINK_MINUTES = 4;

export const meta = titled;

/**
 * Coming back from Stripe (`?back`) proves nothing: the page asks Stripe again by its own button, which it
 * presses itself where scripts run, and a job writes down what Stripe says. `?asked` is the instant of the
 * question; until a later answer is there, the page waits for it.
 */
export async function loader({ request }: LoaderFunctionArgs) {
  const staff = await requireStaff(request, "setting:read");
  const { searchParams } = new URL(request.url);
  const may = staff.permissions.list();
  const account = await staff.read(processorAccount, undefined);
  if (!account) throw new Response("NOT_FOUND", { status: 404, statusText: "Not Found" });
  const asked = Number(searchParams.get("asked")) || 0;
  const age = Date.now() - account.updatedAt.getTime();
  const { fields = [], link = null } = account.requirements;
  return {
    title: translator(staff.language)("settings:payments.title"),
    may,
    state: account.state,
    accountRef: account.accountRef,
    wanted: fields,
    readAt: account.accountRef ? account.updatedAt : null,
    link: age < LINK_MINUTES * 60_000 ? link : null,
    waiting: account.updatedAt.getTime() < asked && Date.now() - asked < 60_000,
    back: searchParams.has("back"),
    now: new Date(),
  };
}

export async function action({ request }: ActionFunctionArgs) {
  const staff = await requireStaff(request, "processor:configure");
  const form = await readForm(request, z.object({}), staff);
  if (!form.ok) return form.answer;
  const asked = Date.now();
  const outcome = await staff.change(connectProcessor, {});
  if (!outcome.ok) return form.reply(outcome.refusal);
  return redirect(`/settings/payments?asked=${asked}`, { status: 303 });
}

export default function CardPayments() {
  const { t } = useTranslation("settings");
  const { may, ...account } = useLoaderData<typeof loader>();
  const answer = useActionData<typeof action>();
  useLiveRevalidation((event) => event.subject?.type === "processor_account");
  return (
    <SettingsFrame title={t("payments.title")} may={may}>
      <p className="max-w-prose text-ink-2">{t("payments.intro")}</p>
      <ProcessorPanel {...account} mayConfigure={may.includes("processor:configure")} answer={answer} />
    </SettingsFrame>
  );
}

export function ErrorBoundary() {
  return <RouteError home="/dashboard" />;
}
