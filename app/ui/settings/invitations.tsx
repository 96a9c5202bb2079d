import { useTranslation } from "react-i18next";

import type { InvitationRow, RoleChoice } from "~/people/queries/staff-list.server";

import { ActionForm, type FormResult } from "../form/action-form";
import { SelectField } from "../form/select-field";
import { SubmitButton } from "../form/submit-button";
import { TextField } from "../form/text-field";
import { InstantText } from "../format/instant-text";
import { Panel } from "../record/panel";
import { DataTable } from "../table/data-table";
import { ActForm } from "./act-form";
import { answerFor } from "./answer-for";
import { SeatOffer } from "./billing/seat-offer";
import { useRoleNames } from "./use-role-names";

interface InvitationsProps {
  invitations: InvitationRow[];
  roles: readonly RoleChoice[];
  answer: FormResult | null | undefined;
}

/** Whom we are waiting for, and the form that invites. */
export function Invitations({ invitations, roles, answer }: InvitationsProps) {
  const { t } = useTranslation("settings");
  const roleNames = useRoleNames();
  return (
    <>
      <Panel title={t("people.invite")}>
        <p className="mb-3 max-w-prose text-ink-2">{t("people.inviteHelp")}</p>
        <ActionForm answer={answerFor(answer, { act: "invite" })}>
          <input type="hidden" name="act" value="invite" />
          <TextField name="fullName" label={t("people.name")} autoComplete="off" maxLength={120} />
          <TextField name="email" type="email" label={t("people.email")} autoComplete="off" maxLength={254} />
          <SelectField
            name="role"
            label={t("people.role")}
            help={t("people.roleHelp")}
            placeholder={t("people.chooseRole")}
            options={roles.map(({ key, name, system }) => ({
              value: key,
              label: system ? roleNames([key]) : name,
            }))}
          />
          <SeatOffer answer={answerFor(answer, { act: "invite" })} />
          <SubmitButton className="justify-self-start">{t("people.send")}</SubmitButton>
        </ActionForm>
      </Panel>
      {invitations.length > 0 && (
        <Panel title={t("people.pending")} flush>
          <DataTable
            caption={t("people.pendingCaption")}
            columns={[
              {
                key: "name",
                header: t("people.name"),
                main: true,
                clip: true,
                cell: (row) => <span title={row.fullName}>{row.fullName}</span>,
              },
              {
                key: "email",
                header: t("people.email"),
                clip: true,
                cell: (row) => <span title={row.email}>{row.email}</span>,
              },
              { key: "role", header: t("people.role"), cell: (row) => roleNames(row.roles) },
              {
                key: "until",
                header: t("people.until"),
                cell: (row) => <InstantText value={row.expiresAt} />,
              },
              {
                key: "act",
                header: t("people.act"),
                cell: (row) => (
                  <ActForm small sends={{ act: "revoke", invitationId: row.id }} answer={answer}>
                    {t("people.revoke")}
                  </ActForm>
                ),
              },
            ]}
            rows={invitations}
            rowKey={(row) => row.id}
            empty={null}
          />
        </Panel>
      )}
    </>
  );
}
