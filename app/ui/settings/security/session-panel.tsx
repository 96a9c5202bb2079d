import { useTranslation } from "react-i18next";

import type { OwnSession } from "~/people/access/identity/list-own-sessions.server";

import type { FormResult } from "../../form/action-form";
import { Panel } from "../../record/panel";
import { ActForm } from "../act-form";
import { SessionTable } from "../session-table";

interface SessionPanelProps {
  sessions: OwnSession[];
  now: Date;
  answer: FormResult | null | undefined;
}

/** Where the person is signed in, and the way out of all the others at once. */
export function SessionPanel({ sessions, now, answer }: SessionPanelProps) {
  const { t } = useTranslation("settings");
  return (
    <>
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
    </>
  );
}
