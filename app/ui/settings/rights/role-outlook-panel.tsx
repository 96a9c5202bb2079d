import { Link } from "@remix-run/react";
import { useTranslation } from "react-i18next";

import type { ActOutlook, RoleOutlook } from "~/people/domain/permission/outlook/role-outlook";
import type { RightsChange } from "~/people/domain/permission/role-lines";

import { Badge, type Tone } from "../../action/badge";
import { InstantText } from "../../format/instant-text";
import { Panel } from "../../record/panel";
import { DataTable } from "../../table/data-table";
import { RightLines } from "./right-lines";

const TONES: Record<ActOutlook["verdict"], Tone> = { refused: "bad", narrower: "warn", allowed: "good" };

/** What a role's next version would change: lines, people, and what of the last 30 days would have gone otherwise. */
export function RoleOutlookPanel({
  change,
  outlook,
  waits,
}: {
  change: RightsChange;
  outlook: RoleOutlook;
  waits: boolean;
}) {
  const { t } = useTranslation("rights");
  return (
    <>
      <Panel title={t("outlook.title")}>
        <div className="grid gap-3" role="status">
          {change.gained.length + change.lost.length === 0 && <p>{t("outlook.nothing")}</p>}
          <Lines label={t("role.gained")} lines={change.gained} />
          <Lines label={t("role.lost")} lines={change.lost} />
          <p className="muted">{t(waits ? "outlook.waits" : "outlook.now")}</p>
        </div>
      </Panel>
      <Panel title={t("outlook.people")} flush>
        <DataTable
          caption={t("outlook.peopleCaption")}
          columns={[
            {
              key: "person",
              header: t("outlook.person"),
              main: true,
              cell: (row) => (
                <Link className="link" to={`/settings/people/${row.id}`}>
                  {row.fullName}
                </Link>
              ),
            },
            {
              key: "gains",
              header: t("outlook.gains"),
              cell: (row) => <RightLines lines={row.gained} />,
            },
            { key: "loses", header: t("outlook.loses"), cell: (row) => <RightLines lines={row.lost} /> },
          ]}
          rows={outlook.people}
          rowKey={(row) => row.id}
          empty={<p className="p-3.5 muted">{t("outlook.nobody")}</p>}
        />
      </Panel>
      <Panel title={t("outlook.acts")} flush>
        <ActTable acts={outlook.acts} />
      </Panel>
    </>
  );
}

function Lines({ label, lines }: { label: string; lines: readonly string[] }) {
  if (lines.length === 0) return null;
  return (
    <div>
      <p className="small muted">{label}</p>
      <RightLines lines={lines} />
    </div>
  );
}

function ActTable({ acts }: { acts: readonly ActOutlook[] }) {
  const { t } = useTranslation("rights");
  return (
    <DataTable
      caption={t("outlook.actsCaption")}
      columns={[
        { key: "person", header: t("outlook.person"), main: true, cell: (row) => row.fullName },
        { key: "act", header: t("outlook.act"), cell: (row) => <code>{row.command}</code> },
        { key: "times", header: t("outlook.times"), align: "end", cell: (row) => row.acts },
        { key: "last", header: t("outlook.last"), cell: (row) => <InstantText value={row.lastAt} /> },
        {
          key: "verdict",
          header: t("outlook.verdict"),
          cell: (row) => <Badge tone={TONES[row.verdict]}>{t(`outlook.${row.verdict}`)}</Badge>,
        },
      ]}
      rows={acts}
      rowKey={(row) => `${row.fullName} ${row.command} ${row.verdict} ${String(row.lastAt)}`}
      empty={<p className="p-3.5 muted">{t("outlook.noActs")}</p>}
    />
  );
}
