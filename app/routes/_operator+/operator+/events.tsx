import type { ActionFunctionArgs, LoaderFunctionArgs } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { useTranslation } from "react-i18next";
import { z } from "zod";

import { replayEvent } from "~/money/commands/provider/replay-event.server";
import { skipEvent } from "~/money/commands/provider/skip-event.server";
import { flashTo } from "~/people/access/answers/flash.server";
import { requireOperator } from "~/people/access/operator/require-operator.server";
import { readForm } from "~/people/access/read-form.server";
import { stuckEvents } from "~/people/queries/operator/stuck-events.server";
import { titled } from "~/ui/document/titled";
import { translator } from "~/ui/i18n/translator.server";
import { PageWorklist } from "~/ui/page/page-worklist";
import { StuckEvents } from "~/ui/settings/operator/stuck-events";

export const meta = titled;

export async function loader({ request }: LoaderFunctionArgs) {
  const operator = await requireOperator(request);
  return {
    title: translator("en")("operator:console.nav.events"),
    now: new Date(),
    events: await operator.read(stuckEvents, undefined),
  };
}

const eventForm = z.object({
  act: z.enum(["retry", "skip"]),
  tenantId: z.uuid(),
  eventId: z.uuid(),
  reason: z.string("REQUIRED").trim().min(3, "REQUIRED").max(500, "TOO_LONG"),
});

export async function action({ request }: ActionFunctionArgs) {
  const operator = await requireOperator(request);
  const form = await readForm(request, eventForm, operator);
  if (!form.ok) return form.answer;
  const { act, tenantId, ...input } = form.value;
  const command = act === "retry" ? replayEvent : skipEvent;
  const outcome = await operator.change(tenantId, command as typeof skipEvent, input, form.key);
  if (!outcome.ok) return form.reply(outcome.refusal);
  return flashTo("/operator/events", { tone: "good", key: "operator:console.flash.done" });
}

export default function Events() {
  const { t } = useTranslation("operator");
  const { events, now } = useLoaderData<typeof loader>();
  return (
    <PageWorklist title={t("console.nav.events")}>
      <StuckEvents events={events} now={now} answer={useActionData<typeof action>()} />
    </PageWorklist>
  );
}
