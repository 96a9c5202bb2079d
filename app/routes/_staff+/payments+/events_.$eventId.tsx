import type { ActionFunctionArgs, LoaderFunctionArgs } from "@remix-run/node";
import { Link, useActionData, useLoaderData } from "@remix-run/react";
import { useTranslation } from "react-i18next";
import { z } from "zod";

import { replayEvent } from "~/money/commands/provider/replay-event.server";
import { eventPage } from "~/money/queries/provider/event-list.server";
import { answerRefusal } from "~/people/access/answers/answer-refusal.server";
import { flashTo } from "~/people/access/answers/flash.server";
import { readForm } from "~/people/access/read-form.server";
import { requireFound } from "~/people/access/require-found.server";
import { requireId } from "~/people/access/require-id.server";
import { requireStaff } from "~/people/access/require-staff.server";
import { RouteError } from "~/ui/document/route-error";
import { titled } from "~/ui/document/titled";
import { ActionForm } from "~/ui/form/action-form";
import { SubmitButton } from "~/ui/form/submit-button";
import { InstantText } from "~/ui/format/instant-text";
import { readerText } from "~/ui/i18n/reader-text.server";
import { PageRecord } from "~/ui/page/page-record";
import { EventStateBadge } from "~/ui/payment/event-table";
import { type Fact, Facts } from "~/ui/record/facts";
import { Panel } from "~/ui/record/panel";

export const meta = titled;

export async function loader({ request, params }: LoaderFunctionArgs) {
  const staff = await requireStaff(request, "ledger:read");
  const page = requireFound(await staff.read(eventPage, { eventId: requireId(params["eventId"]) }));
  const stuck = page.event.state === "failed" || page.event.state === "dead";
  return {
    title: readerText(request)("payment:event.one"),
    ...page,
    mayReplay: stuck && staff.permissions.has("processor:configure"),
  };
}

export async function action({ request, params }: ActionFunctionArgs) {
  const staff = await requireStaff(request, "processor:configure");
  const eventId = requireId(params["eventId"]);
  const form = await readForm(request, z.object({}), staff);
  if (!form.ok) return form.answer;
  const outcome = await staff.change(replayEvent, { eventId }, form.key);
  if (!outcome.ok) return answerRefusal(form, outcome.refusal);
  return flashTo(`/payments/events/${eventId}`, { tone: "good", key: "payment:event.flash.again" });
}

export default function Event() {
  const { t } = useTranslation("payment");
  const { event, body, paymentId, mayReplay } = useLoaderData<typeof loader>();
  const facts: (Fact | false)[] = [
    { label: t("event.column.happened"), value: <InstantText value={event.happenedAt} /> },
    { label: t("event.column.received"), value: <InstantText value={event.createdAt} /> },
    { label: t("event.column.tries"), value: <span className="num">{event.tries}</span> },
    { label: t("event.column.id"), value: <span className="num break-all">{event.eventId}</span> },
    event.lastError !== null && { label: t("event.column.error"), value: event.lastError },
    paymentId !== null && {
      label: t("event.column.about"),
      value: (
        <Link className="link" to={`/payments/${paymentId}`}>
          {t("payout.see")}
        </Link>
      ),
    },
  ];
  return (
    <PageRecord
      crumbs={[{ label: t("event.title"), href: "/payments/events" }]}
      title={event.type}
      sub={<EventStateBadge state={event.state} />}
    >
      <Panel title={t("event.one")}>
        <Facts facts={facts.filter((fact) => fact !== false)} />
        {mayReplay && <Replay />}
      </Panel>
      <Panel title={t("event.body")}>
        <p className="small muted mb-2">{t("event.bodyHelp")}</p>
        <pre className="num small whitespace-pre-wrap break-all">{body}</pre>
      </Panel>
    </PageRecord>
  );
}

function Replay() {
  const { t } = useTranslation("payment");
  return (
    <ActionForm answer={useActionData<typeof action>()} className="mt-4">
      <p className="small muted">{t("event.replayHelp")}</p>
      <SubmitButton>{t("event.replay")}</SubmitButton>
    </ActionForm>
  );
}

export function ErrorBoundary() {
  return <RouteError home="/payments/events" />;
}
