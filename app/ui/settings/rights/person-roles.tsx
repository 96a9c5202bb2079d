import { Form, Link } from "@remix-run/react";
import { useTranslation } from "react-i18next";

import type { HeldRole } from "~/people/queries/rights/staff-record.server";

import { Button } from "../../action/button";
import { DateText } from "../../format/date-text";
import { DateField } from "../../form/date-field";
import { SelectField } from "../../form/select-field";
import { Panel } from "../../record/panel";
import { DataTable } from "../../table/data-table";
import { useRoleName } from "../use-role-names";

interface PersonRolesProps {
  staffId: string;
  roles: readonly HeldRole[];
  today: string;
  mayChange: boolean;
}

/** What somebody holds; taking one away is looked at first. */
export function PersonRoles({ staffId, roles, today, mayChange }: PersonRolesProps) {
  const { t } = useTranslation("rights");
  const name = useRoleName();
  const until = (row: HeldRole) => {
    if (!row.until) return <span className="muted">{t("person.untilTaken")}</span>;
    return (
      <>
        <DateText value={row.until} />
        {row.until < today && <span className="muted"> {t("person.over")}</span>}
      </>
    );
  };
  return (
    <Panel title={t("person.roles")} flush>
      <DataTable
        caption={t("person.rolesCaption")}
        columns={[
          {
            key: "role",
            header: t("person.role"),
            main: true,
            cell: (row) => <RoleLink role={row} name={name(row)} />,
          },
          { key: "until", header: t("person.until"), cell: until },
          ...(mayChange
            ? [
                {
                  key: "act",
                  header: t("person.act"),
                  cell: (row: HeldRole) => (
                    <Link className="btn btn-small" to={`/settings/people/${staffId}?take=${row.id}#change`}>
                      {t("person.take")}
                    </Link>
                  ),
                },
              ]
            : []),
        ]}
        rows={roles}
        rowKey={(row) => row.id}
        empty={<p className="p-3.5 muted">{t("person.rolesNone")}</p>}
      />
    </Panel>
  );
}

function RoleLink({ role, name }: { role: HeldRole; name: string }) {
  return (
    <Link className="link" to={`/settings/roles/${role.id}`}>
      {name}
    </Link>
  );
}

interface GiveRoleProps {
  choices: readonly { id: string; key: string; name: string; system: boolean }[];
  asked: { roleId: string; until: string };
  /** why the role asked for cannot be given */
  error?: string;
  untilError?: string;
}

/** Which role, until when: asked by a link, so that what it would give is seen before anything is done. */
export function GiveRole({ choices, asked, error, untilError }: GiveRoleProps) {
  const { t } = useTranslation("rights");
  const name = useRoleName();
  return (
    <Panel title={t("person.give")}>
      <Form method="get" action="#change" className="form" preventScrollReset>
        <SelectField
          name="give"
          label={t("person.role")}
          placeholder={t("person.choose")}
          options={choices.map((role) => ({ value: role.id, label: name(role) }))}
          defaultValue={asked.roleId}
          error={error}
        />
        <DateField
          name="until"
          label={t("person.untilField")}
          help={t("person.untilHelp")}
          optional
          defaultValue={asked.until}
          error={untilError}
        />
        <Button type="submit" className="justify-self-start">
          {t("person.preview")}
        </Button>
      </Form>
    </Panel>
  );
}
