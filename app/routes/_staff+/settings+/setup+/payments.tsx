import type { ActionFunctionArgs, LoaderFunctionArgs } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { useTranslation } from "react-i18next";
import { z } from "zod";

import { processorAccount } from "~/money/queries/processor-account.server";
import { setupProgress } from "~/money/queries/setup-progress.server";
import { flashTo } from "~/people/access/answers/flash.server";
import { readForm } from "~/people/access/read-form.server";
import { requireStaff } from "~/people/access/require-staff.server";
import { keepAnswer } from "~/people/commands/setup/keep-answer.server";
import { setupFacts } from "~/people/queries/setup/setup-facts.server";
import { LinkButton } from "~/ui/action/link-button";
import { RouteError } from "~/ui/document/route-error";
import { titled } from "~/ui/document/titled";
import { translator } from "~/ui/i18n/translator.server";
import { ActForm } from "~/ui/settings/act-form";
import { SetupFrame } from "~/ui/settings/setup/setup-frame";

export const meta = titled;

export async function loader({ request }: LoaderFunctionArgs) {
  const staff = await requireStaff(request, "setting:update");
  const { steps } = await staff.read(setupProgress, undefined);
  const { answers } = await staff.read(setupFacts, undefined);
  const account = await staff.read(processorAccount, undefined);
  return {
    title: translator(staff.language)("setup:title"),
    may: staff.permissions.list(),
    steps,
    manual: answers.payments === "manual",
    begun: account !== null && account.state !== "not_started",
  };
}

const acts = z.object({ act: z.enum(["manual_payments", "processor"]) });

export async function action({ request }: ActionFunctionArgs) {
  const staff = await requireStaff(request, "setting:update");
  const form = await readForm(request, acts, staff);
  if (!form.ok) return form.answer;
  const { act } = form.value;
  const kept = await staff.change(keepAnswer, { answer: act }, form.key);
  if (!kept.ok) return form.reply(kept.refusal);
  return act === "processor"
    ? flashTo("/settings/setup/payments", { tone: "good", key: "setup:resumed" })
    : flashTo("/settings/setup", { tone: "good", key: "setup:payments.kept" });
}

export default function Payments() {
  const { t } = useTranslation("setup");
  const { title, may, steps, manual, begun } = useLoaderData<typeof loader>();
  const answer = useActionData<typeof action>();
  return (
    <SetupFrame title={title} may={may} steps={steps} current="payments">
      <LinkButton to="/settings/payments" look="primary" className="justify-self-start">
        {begun ? t("payments.look") : t("payments.connect")}
      </LinkButton>
      <div className="grid gap-1">
        {manual ? (
          <>
            <p className="font-semibold">{t("payments.isManual")}</p>
            <ActForm small sends={{ act: "processor" }} answer={answer}>
              {t("payments.unmanual")}
            </ActForm>
          </>
        ) : (
          <ActForm sends={{ act: "manual_payments" }} answer={answer}>
            {t("payments.manual")}
          </ActForm>
        )}
        <p className="max-w-prose text-ink-2">{t("payments.manualHelp")}</p>
      </div>
    </SetupFrame>
  );
}

export function ErrorBoundary() {
  return <RouteError home="/settings" />;
}
