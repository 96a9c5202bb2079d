import type { ActionFunctionArgs, LoaderFunctionArgs } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { useTranslation } from "react-i18next";
import { z } from "zod";

import { setupProgress } from "~/money/queries/setup-progress.server";
import { brandOf } from "~/office/domain/brand/brand-of";
import { flashTo } from "~/people/access/answers/flash.server";
import { readForm } from "~/people/access/read-form.server";
import { requireStaff } from "~/people/access/require-staff.server";
import { keepAnswer } from "~/people/commands/setup/keep-answer.server";
import { env } from "~/platform/env/env.server";
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
  return {
    title: translator(staff.language)("setup:title"),
    may: staff.permissions.list(),
    steps,
    sender: brandOf(staff.tenant).sender,
    address: env().MAIL_FROM,
  };
}

export async function action({ request }: ActionFunctionArgs) {
  const staff = await requireStaff(request, "setting:update");
  const form = await readForm(request, z.object({ act: z.literal("keep") }), staff);
  if (!form.ok) return form.answer;
  const kept = await staff.change(keepAnswer, { answer: "platform_address" }, form.key);
  return kept.ok
    ? flashTo("/settings/setup", { tone: "good", key: "setup:channels.kept" })
    : form.reply(kept.refusal);
}

export default function Channels() {
  const { t } = useTranslation("setup");
  const { title, may, steps, sender, address } = useLoaderData<typeof loader>();
  const answer = useActionData<typeof action>();
  return (
    <SetupFrame title={title} may={may} steps={steps} current="channels">
      <dl className="grid max-w-prose gap-1">
        <dt className="font-semibold">{t("channels.from")}</dt>
        <dd className="break-words">
          {sender} &lt;<span className="num">{address}</span>&gt;
        </dd>
      </dl>
      <p className="max-w-prose text-ink-2">{t("channels.answers")}</p>
      <div className="flex flex-wrap gap-2">
        <ActForm sends={{ act: "keep" }} answer={answer} look="primary">
          {t("channels.keep")}
        </ActForm>
        <LinkButton to="/settings/keys/sender_name">{t("channels.change")}</LinkButton>
      </div>
    </SetupFrame>
  );
}

export function ErrorBoundary() {
  return <RouteError home="/settings" />;
}
