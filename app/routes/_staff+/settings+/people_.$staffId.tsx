import { type ActionFunctionArgs, type LoaderFunctionArgs, redirect } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { useTranslation } from "react-i18next";
import { z } from "zod";

import { flashTo } from "~/people/access/answers/flash.server";
import { requireFreshFactor } from "~/people/access/factor/require-fresh-factor.server";
import { readForm } from "~/people/access/read-form.server";
import { requireFound } from "~/people/access/require-found.server";
import { requireId } from "~/people/access/require-id.server";
import { requireStaff, type StaffAccess } from "~/people/access/require-staff.server";
import { assignRole } from "~/people/commands/permission/assign-role.server";
import { takeRole } from "~/people/commands/permission/take-role.server";
import { viewAs } from "~/people/commands/permission/view-as.server";
import { endStaffSessions } from "~/people/commands/staff/end-staff-sessions.server";
import { unlockStaff } from "~/people/commands/staff/unlock-staff.server";
import { changeOfRights } from "~/people/domain/permission/outlook/role-outlook";
import { delegationList } from "~/people/queries/rights/delegation-list.server";
import { roleChoices } from "~/people/queries/rights/role-choices.server";
import { staffRecord } from "~/people/queries/rights/staff-record.server";
import { staffRights } from "~/people/queries/rights/staff-rights.server";
import { Banner } from "~/ui/action/banner";
import { LinkButton } from "~/ui/action/link-button";
import { RouteError } from "~/ui/document/route-error";
import { titled } from "~/ui/document/titled";
import { Panel } from "~/ui/record/panel";
import { ActForm } from "~/ui/settings/act-form";
import { DelegationTable } from "~/ui/settings/rights/delegation-table";
import { PersonFacts } from "~/ui/settings/rights/person-facts";
import { GiveRole, PersonRoles } from "~/ui/settings/rights/person-roles";
import { PersonSessions } from "~/ui/settings/rights/person-sessions";
import { RoleStep, type RoleStepFacts } from "~/ui/settings/rights/role-step";
import { SettingsFrame } from "~/ui/settings/settings-frame";

export const meta = titled;

export async function loader({ request, params }: LoaderFunctionArgs) {
  const staff = await requireStaff(request, "staff:read");
  const staffId = requireId(params.staffId);
  const { person, sessions } = requireFound(await staff.read(staffRecord, { staffId }));
  const { permissions } = staff;
  const mayChange = permissions.has("role:assign") && person.status === "active" && staffId !== staff.id;
  const choices = mayChange ? await staff.read(roleChoices, undefined) : [];
  const { searchParams } = new URL(request.url);
  const asked = { roleId: searchParams.get("give") ?? "", until: searchParams.get("until") ?? "" };
  return {
    title: person.fullName,
    may: permissions.list(),
    now: new Date(),
    today: staff.tenant.businessDate,
    isOwn: staffId === staff.id,
    person,
    sessions: permissions.has("staff:secure") ? sessions : [],
    lent: await staff.read(delegationList, { staffId }),
    mayChange,
    choices: choices.map(({ id, key, name, system }) => ({ id, key, name, system })),
    asked,
    step: mayChange ? await lookAhead(staff, staffId, searchParams) : null,
  };
}

/** What giving `?give=` or taking `?take=` would change: tried out, and nothing of it kept. */
async function lookAhead(
  staff: StaffAccess,
  staffId: string,
  asked: URLSearchParams,
): Promise<RoleStepFacts | null> {
  const give = asked.get("give");
  const roleId = z.uuid().safeParse(give ?? asked.get("take"));
  if (!roleId.success) return null;
  const [rights, roles] = [
    await staff.read(staffRights, { staffId }),
    await staff.read(roleChoices, undefined),
  ];
  const role = roles.find(({ id }) => id === roleId.data);
  if (!rights || !role) return null;
  const { id, key, name, system } = role;
  const until = asked.get("until") || null;
  const input = { staffId, roleId: id, until, reason: "preview" };
  const tried = give ? await staff.rehearse(assignRole, input) : await staff.rehearse(takeRole, input);
  const without = rights.sources.filter((line) => line.lentBy !== null || line.role.id !== id);
  return {
    act: give ? "give" : "take",
    role: { id, key, name, system },
    until,
    change: give
      ? changeOfRights(rights.sources, [...rights.sources, ...role.grants])
      : changeOfRights(rights.sources, without),
    waits: tried.ok && "waits" in tried.value && tried.value.waits,
    refusal: tried.ok ? null : (Object.values(tried.refusal.fields ?? {})[0] ?? tried.refusal.code),
  };
}

const acts = z.discriminatedUnion("act", [
  z.object({
    act: z.literal("give"),
    roleId: z.uuid("ROLE_UNKNOWN"),
    until: z.iso.date("DATE_FORMAT").optional(),
    reason: z.string("REQUIRED").trim().min(3, "REQUIRED").max(500, "TOO_LONG"),
  }),
  z.object({ act: z.literal("take"), roleId: z.uuid("ROLE_UNKNOWN") }),
  z.object({ act: z.literal("unlock") }),
  z.object({ act: z.literal("sign-out") }),
  z.object({ act: z.literal("view") }),
]);

export async function action({ request, params }: ActionFunctionArgs) {
  const staff = await requireStaff(request, "role:assign", "staff:secure", "staff:view_as");
  const staffId = requireId(params.staffId);
  const { person } = requireFound(await staff.read(staffRecord, { staffId }));
  const form = await readForm(request, acts, staff);
  if (!form.ok) return form.answer;
  const { value, key } = form;
  const page = `/settings/people/${staffId}`;
  const told = (
    flash:
      | "rights:flash.given"
      | "rights:flash.givenAsked"
      | "rights:flash.taken"
      | "settings:flash.unlocked"
      | "settings:flash.signedOut",
  ) => flashTo(page, { tone: "good", key: flash, params: { name: person.fullName } });
  if (value.act === "unlock") {
    const unlocked = await staff.change(unlockStaff, { staffId }, key);
    return unlocked.ok ? told("settings:flash.unlocked") : form.reply(unlocked.refusal);
  }
  if (value.act === "sign-out") {
    const ended = await staff.change(endStaffSessions, { staffId }, key);
    return ended.ok ? told("settings:flash.signedOut") : form.reply(ended.refusal);
  }
  const fresh = await requireFreshFactor(request, staff, form);
  if (!fresh.ok) return form.reply(fresh.refusal);
  if (value.act === "view") {
    const seen = await staff.change(viewAs, { staffId, sessionId: staff.sessionId }, key);
    return seen.ok ? redirect("/dashboard", { status: 303 }) : form.reply(seen.refusal);
  }
  if (value.act === "take") {
    const taken = await staff.change(takeRole, { staffId, roleId: value.roleId }, key);
    return taken.ok ? told("rights:flash.taken") : form.reply(taken.refusal);
  }
  const { roleId, until = null, reason } = value;
  const given = await staff.change(assignRole, { staffId, roleId, until, reason }, key);
  if (!given.ok) return form.reply(given.refusal);
  return told(given.value.waits ? "rights:flash.givenAsked" : "rights:flash.given");
}

export default function Person() {
  const { t } = useTranslation("rights");
  const { may, now, today, isOwn, person, sessions, lent, mayChange, choices, asked, step } =
    useLoaderData<typeof loader>();
  const answer = useActionData<typeof action>();
  const mayExplain = may.includes("role:read");
  return (
    <SettingsFrame
      title={person.fullName}
      may={may}
      actions={
        mayExplain && (
          <LinkButton to={`/settings/people/${person.id}/rights`}>{t("person.rights")}</LinkButton>
        )
      }
    >
      {person.waits && (
        <Banner
          tone="warn"
          title={t("person.waits")}
          action={
            <LinkButton small to="/approvals">
              {t("role.toApprovals")}
            </LinkButton>
          }
        />
      )}
      <PersonFacts person={person} now={now} />
      <PersonRoles staffId={person.id} roles={person.roles} today={today} mayChange={mayChange} />
      {step && <RoleStep step={step} person={person} answer={answer} />}
      {mayChange && (
        <GiveRole
          choices={choices}
          asked={asked}
          error={step?.act === "give" ? (step.refusal ?? undefined) : undefined}
        />
      )}
      {isOwn && may.includes("role:assign") && <p className="muted">{t("person.self")}</p>}
      {may.includes("staff:secure") && (
        <PersonSessions person={person} sessions={sessions} mayEnd={!isOwn} now={now} answer={answer} />
      )}
      {!isOwn && person.status === "active" && may.includes("staff:view_as") && (
        <Panel title={t("viewAs.start")}>
          <p className="mb-3 max-w-prose text-ink-2">{t("viewAs.startHelp")}</p>
          <ActForm sends={{ act: "view" }} answer={answer}>
            {t("viewAs.start")}
          </ActForm>
        </Panel>
      )}
      <Panel title={t("person.lent")} flush>
        <DelegationTable rows={lent} empty={t("person.lentNone")} />
      </Panel>
    </SettingsFrame>
  );
}

export function ErrorBoundary() {
  return <RouteError home="/settings/people" />;
}
