import type { ActionFunctionArgs, LoaderFunctionArgs } from "@remix-run/node";
import { Link, useActionData, useLoaderData } from "@remix-run/react";
import { useTranslation } from "react-i18next";
import { z } from "zod";

import { refuse } from "~/office/domain/outcome";
import { flashTo } from "~/people/access/answers/flash.server";
import { listOwnFirms } from "~/people/access/identity/list-own-firms.server";
import { listOwnSessions } from "~/people/access/identity/list-own-sessions.server";
import { revokeOtherSessions, revokeSession } from "~/people/access/identity/revoke-session.server";
import { readForm } from "~/people/access/read-form.server";
import { requireStaff } from "~/people/access/require-staff.server";
import { RouteError } from "~/ui/document/route-error";
import { titled } from "~/ui/document/titled";
import { translator } from "~/ui/i18n/translator.server";
import { Panel } from "~/ui/record/panel";
import { ActForm } from "~/ui/settings/act-form";
import { SessionTable } from "~/ui/settings/session-table";
import { SettingsFrame } from "~/ui/settings/settings-frame";

export const meta = titled;

export async function loader({ request }: LoaderFunctionArgs) {
  const staff = await requireStaff(request, "session:read");
  const title = translator(staff.language)("settings:sessions.title");
  const [sessions, firms] = await Promise.all([listOwnSessions(staff), listOwnFirms(staff)]);
  return { title, may: staff.permissions.list(), sessions, severalFirms: firms.length > 1, now: new Date() };
}

const acts = z.discriminatedUnion("act", [
  z.object({ act: z.literal("revoke"), sessionId: z.uuid() }),
  z.object({ act: z.literal("others") }),
]);

export async function action({ request }: ActionFunctionArgs) {
  const staff = await requireStaff(request, "session:revoke");
  const form = await readForm(request, acts, staff);
  if (!form.ok) return form.answer;
  if (form.value.act === "others") {
    await revokeOtherSessions(request, staff);
    return flashTo("/profile/sessions", { tone: "good", key: "settings:flash.othersEnded" });
  }
  const ended = await revokeSession(request, staff, form.value.sessionId);
  if (!ended) return form.reply(refuse("ALREADY_DONE").refusal);
  return flashTo("/profile/sessions", { tone: "good", key: "settings:flash.sessionEnded" });
}

export default function Sessions() {
  const { t } = useTranslation("settings");
  const { may, sessions, severalFirms, now } = useLoaderData<typeof loader>();
  const answer = useActionData<typeof action>();
  return (
    <SettingsFrame title={t("sessions.title")} may={may}>
      <Panel title={t("sessions.list")} flush>
        <SessionTable sessions={sessions} now={now} answer={answer} />
      </Panel>
      {sessions.length > 1 ? (
        <ActForm sends={{ act: "others" }} answer={answer}>
          {t("sessions.others")}
        </ActForm>
      ) : (
        <p className="muted">{t("sessions.one")}</p>
      )}
      {severalFirms && (
        <p>
          {t("firms.other")}{" "}
          <Link className="link" to="/profile/firms">
            {t("firms.title")}
          </Link>
        </p>
      )}
    </SettingsFrame>
  );
}

export function ErrorBoundary() {
  return <RouteError home="/dashboard" />;
}
