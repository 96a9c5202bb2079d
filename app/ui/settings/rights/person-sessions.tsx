import { useTranslation } from "react-i18next";

import type { StaffFacts, StaffSessionRow } from "~/people/queries/rights/staff-record.server";

import type { FormResult } from "../../form/action-form";
import { InstantText } from "../../format/instant-text";
import { RelativeText } from "../../format/relative-text";
import { Panel } from "../../record/panel";
import { DataTable } from "../../table/data-table";
import { ActForm } from "../act-form";

interface PersonSessionsProps {
  person: StaffFacts;
  sessions: readonly StaffSessionRow[];
  /** nobody ends their own here: My security does */
  mayEnd: boolean;
  now: Date;
  answer: FormResult | null | undefined;
}

/** Where a colleague is signed in, and the ways to help or stop them. */
export function PersonSessions({ person, sessions, mayEnd, now, answer }: PersonSessionsProps) {
  const { t } = useTranslation("rights");
  return (
    <Panel
      title={t("person.sessions")}
      flush
      action={
        mayEnd && (
          <span className="flex flex-wrap gap-2">
            {person.locked && (
              <ActForm small sends={{ act: "unlock" }} answer={answer}>
                {t("person.unlock")}
              </ActForm>
            )}
            {sessions.length > 0 && (
              <ActForm small sends={{ act: "sign-out" }} answer={answer}>
                {t("person.signOut")}
              </ActForm>
            )}
          </span>
        )
      }
    >
      <DataTable
        caption={t("person.sessions")}
        columns={[
          {
            key: "device",
            header: t("person.device"),
            main: true,
            cell: ({ browser, system }) =>
              browser && system
                ? t("person.on", { browser, system })
                : (browser ?? system ?? t("person.unknown")),
          },
          { key: "ip", header: t("person.ip"), cell: (row) => row.ip || "—" },
          {
            key: "created",
            header: t("person.signedIn"),
            cell: (row) => <InstantText value={row.createdAt} />,
          },
          {
            key: "seen",
            header: t("person.seen"),
            cell: (row) => <RelativeText value={row.lastSeenAt} now={now} />,
          },
        ]}
        rows={sessions}
        rowKey={(row) => row.id}
        empty={<p className="p-3.5 muted">{t("person.sessionsNone")}</p>}
      />
    </Panel>
  );
}
