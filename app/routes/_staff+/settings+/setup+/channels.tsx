import type { ActionFunctionArgs, LoaderFunctionArgs } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { useTranslation } from "react-i18next";
import { z } from "zod";

import { setupProgress } from "~/money/queries/setup-progress.server";
import { brandOf } from "~/office/domain/brand/brand-of";
import { flashTo } from "~/people/access/answers/flash.server";
import { requireFreshFactor } from "~/people/access/factor/require-fresh-factor.server";
import { readForm } from "~/people/access/read-form.server";
import { requireStaff } from "~/people/access/require-staff.server";
import { checkMailDomain } from "~/people/commands/mail-domain/check-mail-domain.server";
import { dropMailDomain } from "~/people/commands/mail-domain/drop-mail-domain.server";
import { mailDomainForm, nameMailDomain } from "~/people/commands/mail-domain/name-mail-domain.server";
import { keepAnswer } from "~/people/commands/setup/keep-answer.server";
import { wantedRecords } from "~/people/domain/mail-domain/mail-records";
import { mailDomain } from "~/people/queries/mail-domain/mail-domain.server";
import { env } from "~/platform/env/env.server";
import { LinkButton } from "~/ui/action/link-button";
import { RouteError } from "~/ui/document/route-error";
import { titled } from "~/ui/document/titled";
import { translator } from "~/ui/i18n/translator.server";
import { ActForm } from "~/ui/settings/act-form";
import { MailDomainPanel } from "~/ui/settings/setup/mail-domain-panel";
import { SetupFrame } from "~/ui/settings/setup/setup-frame";
import { useLiveRevalidation } from "~/ui/shell/use-live-revalidation";

export const meta = titled;

const PAGE = "/settings/setup/channels";

export async function loader({ request }: LoaderFunctionArgs) {
  const staff = await requireStaff(request, "setting:update");
  const { steps } = await staff.read(setupProgress, undefined);
  const found = await staff.read(mailDomain, undefined);
  const platform = env().MAIL_FROM;
  const senderHost = platform.split("@")[1] ?? "";
  return {
    title: translator(staff.language)("setup:title"),
    may: staff.permissions.list(),
    steps,
    sender: brandOf(staff.tenant).sender,
    address: found?.state === "verified" ? `${found.localPart}@${found.domain}` : platform,
    own: found && { ...found, records: wantedRecords({ ...found, senderHost }) },
  };
}

const acts = z.discriminatedUnion("act", [
  z.object({ act: z.literal("keep") }),
  mailDomainForm.extend({ act: z.literal("name") }),
  z.object({ act: z.literal("look"), mailDomainId: z.uuid() }),
  z.object({ act: z.literal("drop"), mailDomainId: z.uuid() }),
]);

export async function action({ request }: ActionFunctionArgs) {
  const staff = await requireStaff(request, "setting:update");
  const form = await readForm(request, acts, staff);
  if (!form.ok) return form.answer;
  const { value, key } = form;
  if (value.act === "keep") {
    const kept = await staff.change(keepAnswer, { answer: "platform_address" }, key);
    return kept.ok
      ? flashTo("/settings/setup", { tone: "good", key: "setup:channels.kept" })
      : form.reply(kept.refusal);
  }
  if (value.act === "look") {
    const asked = await staff.change(checkMailDomain, value, key);
    return asked.ok
      ? flashTo(PAGE, { tone: "good", key: "setup:channels.looking" })
      : form.reply(asked.refusal);
  }
  const fresh = await requireFreshFactor(request, staff, form);
  if (!fresh.ok) return form.reply(fresh.refusal);
  if (value.act === "drop") {
    const gone = await staff.change(dropMailDomain, value, key);
    return gone.ok
      ? flashTo(PAGE, { tone: "good", key: "setup:channels.dropped" })
      : form.reply(gone.refusal);
  }
  const named = await staff.change(nameMailDomain, value, key);
  const params = { domain: value.domain };
  return named.ok
    ? flashTo(PAGE, { tone: "good", key: "setup:channels.named", params })
    : form.reply(named.refusal);
}

export default function Channels() {
  const { t } = useTranslation("setup");
  const { title, may, steps, sender, address, own } = useLoaderData<typeof loader>();
  const answer = useActionData<typeof action>();
  useLiveRevalidation((event) => event.type.startsWith("mail_domain."));
  return (
    <SetupFrame
      title={title}
      may={may}
      steps={steps}
      current="channels"
      more={<MailDomainPanel own={own} answer={answer} />}
    >
      <dl className="grid max-w-prose gap-1">
        <dt className="font-semibold">{t("channels.from")}</dt>
        <dd className="break-words">
          {sender} &lt;<span className="num">{address}</span>&gt;
        </dd>
      </dl>
      <p className="max-w-prose text-ink-2">{t("channels.answers")}</p>
      <div className="flex flex-wrap gap-2">
        {own?.state !== "verified" && (
          <ActForm sends={{ act: "keep" }} answer={answer} look="primary">
            {t("channels.keep")}
          </ActForm>
        )}
        <LinkButton to="/settings/keys/sender_name">{t("channels.change")}</LinkButton>
      </div>
    </SetupFrame>
  );
}

export function ErrorBoundary() {
  return <RouteError home="/settings" />;
}
