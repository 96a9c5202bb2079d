import { useTranslation } from "react-i18next";

import type { OwnSession } from "~/people/access/identity/list-own-sessions.server";

import { Badge } from "../action/badge";
import type { FormResult } from "../form/action-form";
import { InstantText } from "../format/instant-text";
import { RelativeText } from "../format/relative-text";
import { DataTable } from "../table/data-table";
import { ActForm } from "./act-form";

interface SessionTableProps {
  sessions: OwnSession[];
  now: Date;
  answer: FormResult | null | undefined;
}

/** Where the person is signed in; this browser is marked and cannot end itself here. */
export function SessionTable({ sessions, now, answer }: SessionTableProps) {
  const { t } = useTranslation("settings");
  const device = ({ browser, system }: OwnSession) =>
    browser && system ? t("sessions.on", { browser, system }) : (browser ?? system ?? t("sessions.unknown"));
  return (
    <DataTable
      caption={t("sessions.caption")}
      columns={[
        {
          key: "device",
          header: t("sessions.device"),
          main: true,
          cell: (row) => (
            <>
              {device(row)} {row.current && <Badge tone="accent">{t("sessions.here")}</Badge>}
            </>
          ),
        },
        { key: "ip", header: t("sessions.ip"), cell: (row) => <span className="num">{row.ip}</span> },
        {
          key: "created",
          header: t("sessions.created"),
          cell: (row) => <InstantText value={row.createdAt} />,
        },
        {
          key: "seen",
          header: t("sessions.seen"),
          cell: (row) => <RelativeText value={row.lastSeenAt} now={now} />,
        },
        {
          key: "act",
          header: t("sessions.act"),
          cell: (row) =>
            !row.current && (
              <ActForm small sends={{ act: "revoke", sessionId: row.id }} answer={answer}>
                {t("sessions.revoke")}
              </ActForm>
            ),
        },
      ]}
      rows={sessions}
      rowKey={(row) => row.id}
      empty={null}
    />
  );
}
