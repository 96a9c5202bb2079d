import type { ActionFunctionArgs, LoaderFunctionArgs } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { useTranslation } from "react-i18next";
import { z } from "zod";

import { type FlashMessage, flashTo } from "~/people/access/answers/flash.server";
import { requireFreshFactor } from "~/people/access/factor/require-fresh-factor.server";
import { readForm } from "~/people/access/read-form.server";
import { requireStaff, type StaffAccess } from "~/people/access/require-staff.server";
import { deactivateStaff } from "~/people/commands/staff/deactivate-staff.server";
import { endStaffSessions } from "~/people/commands/staff/end-staff-sessions.server";
import { inviteStaff } from "~/people/commands/staff/invite-staff.server";
import { resetFactors } from "~/people/commands/staff/reset-factors.server";
import { revokeInvitation } from "~/people/commands/staff/revoke-invitation.server";
import { unlockStaff } from "~/people/commands/staff/unlock-staff.server";
import { staffList } from "~/people/queries/staff-list.server";
import { RouteError } from "~/ui/document/route-error";
import { titled } from "~/ui/document/titled";
import { translator } from "~/ui/i18n/translator.server";
import { Invitations } from "~/ui/settings/invitations";
import { SettingsFrame } from "~/ui/settings/settings-frame";
import { StaffTable } from "~/ui/settings/staff-table";

export const meta = titled;

export async function loader({ request }: LoaderFunctionArgs) {
  const staff = await requireStaff(request, "staff:read");
  const title = translator(staff.language)("settings:people.title");
  const list = await staff.read(staffList, undefined);
  return {
    title,
    may: staff.permissions.list(),
    ownId: staff.id,
    now: new Date(),
    ...list,
  };
}

const name = z.string().trim().max(120).default("");
const acts = z.discriminatedUnion("act", [
  z.object({
    act: z.literal("invite"),
    email: z.email("EMAIL_FORMAT").max(254, "TOO_LONG"),
    fullName: z.string("REQUIRED").trim().min(1, "REQUIRED").max(120, "TOO_LONG"),
    role: z.string("REQUIRED").min(1, "REQUIRED").max(80, "TOO_LONG"),
    paidAt: z.iso.datetime().optional(),
  }),
  z.object({ act: z.literal("revoke"), invitationId: z.uuid() }),
  z.object({ act: z.literal("deactivate"), staffId: z.uuid(), name }),
  z.object({ act: z.literal("unlock"), staffId: z.uuid(), name }),
  z.object({ act: z.literal("sign-out"), staffId: z.uuid(), name }),
  z.object({
    act: z.literal("reset"),
    staffId: z.uuid(),
    name,
    checked: z.string("REQUIRED").trim().min(3, "REQUIRED").max(200, "TOO_LONG"),
  }),
]);

export async function action({ request }: ActionFunctionArgs) {
  const staff = await requireStaff(request, "staff:invite", "staff:deactivate", "staff:secure");
  const form = await readForm(request, acts, staff);
  if (!form.ok) return form.answer;
  if (form.value.act === "invite" || form.value.act === "reset") {
    const fresh = await requireFreshFactor(request, staff, form);
    if (!fresh.ok) return form.reply(fresh.refusal);
  }
  const outcome = await perform(staff, form.value);
  if (!outcome.ok) return form.reply(outcome.refusal);
  const waits = "waits" in outcome.value && outcome.value.waits;
  return flashTo(
    "/settings/people",
    waits ? { tone: "good", key: "settings:flash.inviteWaits" } : told(form.value),
  );
}

function perform(staff: StaffAccess, form: z.output<typeof acts>) {
  if (form.act === "invite") return staff.change(inviteStaff, form);
  if (form.act === "revoke") return staff.change(revokeInvitation, form);
  if (form.act === "unlock") return staff.change(unlockStaff, form);
  if (form.act === "sign-out") return staff.change(endStaffSessions, form);
  if (form.act === "reset") return staff.change(resetFactors, form);
  return staff.change(deactivateStaff, form);
}

function told(form: z.output<typeof acts>): FlashMessage {
  const tone = "good";
  if (form.act === "invite") return { tone, key: "settings:flash.invited", params: { email: form.email } };
  if (form.act === "revoke") return { tone, key: "settings:flash.revoked" };
  if (form.act === "unlock") return { tone, key: "settings:flash.unlocked", params: { name: form.name } };
  if (form.act === "sign-out") return { tone, key: "settings:flash.signedOut", params: { name: form.name } };
  if (form.act === "reset") return { tone, key: "settings:flash.factorsReset", params: { name: form.name } };
  return { tone, key: "settings:flash.deactivated", params: { name: form.name } };
}

export default function People() {
  const { t } = useTranslation("settings");
  const { may, staff, invitations, ownId, roles, now } = useLoaderData<typeof loader>();
  const answer = useActionData<typeof action>();
  return (
    <SettingsFrame title={t("people.title")} may={may}>
      <StaffTable
        staff={staff}
        ownId={ownId}
        maySecure={may.includes("staff:secure")}
        mayDeactivate={may.includes("staff:deactivate")}
        now={now}
        answer={answer}
      />
      {may.includes("staff:invite") && (
        <Invitations invitations={invitations} roles={roles} answer={answer} />
      )}
    </SettingsFrame>
  );
}

export function ErrorBoundary() {
  return <RouteError home="/dashboard" />;
}
