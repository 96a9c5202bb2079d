import { type ActionFunctionArgs, data, type LoaderFunctionArgs } from "@remix-run/node";
import { Link, useActionData, useLoaderData } from "@remix-run/react";
import { useTranslation } from "react-i18next";
import { z } from "zod";

import { refuse } from "~/office/domain/outcome";
import { flashTo } from "~/people/access/answers/flash.server";
import { confirmTotp, findTotpSetup, startTotp } from "~/people/access/factor/confirm-totp.server";
import { makeRecoveryCodes } from "~/people/access/factor/finish-enrolment.server";
import { addPasskey } from "~/people/access/factor/add-passkey.server";
import { listOwnFactors, removeFactor } from "~/people/access/factor/own-factors.server";
import { requireFreshFactor } from "~/people/access/factor/require-fresh-factor.server";
import { listOwnFirms } from "~/people/access/identity/list-own-firms.server";
import { listOwnSessions } from "~/people/access/identity/list-own-sessions.server";
import { revokeOtherSessions, revokeSession } from "~/people/access/identity/revoke-session.server";
import { readForm } from "~/people/access/read-form.server";
import { requireStaff } from "~/people/access/require-staff.server";
import { staffCookie } from "~/people/access/session-cookie.server";
import { RouteError } from "~/ui/document/route-error";
import { titled } from "~/ui/document/titled";
import type { FormResult } from "~/ui/form/action-form";
import { translator } from "~/ui/i18n/translator.server";
import { FactorPanel } from "~/ui/settings/security/factor-panel";
import { RecoveryCodes } from "~/ui/settings/security/recovery-codes";
import { SessionPanel } from "~/ui/settings/security/session-panel";
import { SettingsFrame } from "~/ui/settings/settings-frame";

export const meta = titled;

export async function loader({ request }: LoaderFunctionArgs) {
  const staff = await requireStaff(request, "session:read");
  const title = translator(staff.language)("settings:security.title");
  const [own, setup, sessions, firms] = await Promise.all([
    listOwnFactors(staff),
    findTotpSetup(staff),
    listOwnSessions(staff),
    listOwnFirms(staff),
  ]);
  const may = staff.permissions.list();
  return { title, may, own, setup, sessions, severalFirms: firms.length > 1, now: new Date() };
}

const acts = z.discriminatedUnion("act", [
  z.object({ act: z.literal("revoke"), sessionId: z.uuid() }),
  z.object({ act: z.literal("others") }),
  z.object({ act: z.literal("start") }),
  z.object({ act: z.literal("confirm"), code: z.string().trim().max(20).default("") }),
  z.object({ act: z.literal("remove"), factorId: z.uuid() }),
  z.object({ act: z.literal("codes") }),
  z.object({
    act: z.literal("passkey"),
    made: z.string().max(40_000).default(""),
    name: z.string("REQUIRED").trim().min(1, "REQUIRED").max(40, "TOO_LONG"),
  }),
]);

const PAGE = "/settings/security";

/** New recovery codes are answered in the page itself: they are shown this once. */
export async function action({ request }: ActionFunctionArgs) {
  const staff = await requireStaff(request, "session:revoke");
  const form = await readForm(request, acts, staff);
  if (!form.ok) return form.answer;
  const { value } = form;
  if (value.act === "others") {
    await revokeOtherSessions(request, staff);
    return flashTo(PAGE, { tone: "good", key: "settings:flash.othersEnded" });
  }
  if (value.act === "revoke") {
    const ended = await revokeSession(request, staff, value.sessionId);
    if (!ended) return form.reply(refuse("ALREADY_DONE").refusal);
    return flashTo(PAGE, { tone: "good", key: "settings:flash.sessionEnded" });
  }
  // the first factor has none before it that could be asked for
  const fresh = staff.hasFactor ? await requireFreshFactor(request, staff, form) : null;
  if (fresh && !fresh.ok) return form.reply(fresh.refusal);
  if (value.act === "start") {
    await startTotp(staff);
    return flashTo(PAGE, { tone: "good", key: "settings:flash.totpStarted" });
  }
  if (value.act === "remove") {
    const removed = await removeFactor(request, staff, value.factorId);
    if (!removed.ok) return form.reply(removed.refusal);
    return flashTo(PAGE, { tone: "good", key: "settings:flash.factorRemoved" });
  }
  const headers = new Headers({ "cache-control": "no-store" });
  if (value.act === "codes") {
    if (!staff.hasFactor) return form.reply(refuse("MFA_REQUIRED").refusal);
    return data({ codes: await makeRecoveryCodes(request, staff) }, { headers });
  }
  const confirmed =
    value.act === "passkey"
      ? await addPasskey(request, staff, value)
      : await confirmTotp(request, staff, value.code);
  if (!confirmed.ok) return form.reply(confirmed.refusal);
  headers.append("Set-Cookie", await staffCookie().serialize(confirmed.value.token));
  return data({ codes: confirmed.value.codes }, { headers });
}

export default function Security() {
  const { t } = useTranslation("settings");
  const { may, own, setup, sessions, severalFirms, now } = useLoaderData<typeof loader>();
  const answer = useActionData<typeof action>();
  const codes = answer && "codes" in answer ? answer.codes : [];
  const refused: FormResult | null = answer && "form" in answer ? answer : null;
  return (
    <SettingsFrame title={t("security.title")} may={may}>
      <RecoveryCodes codes={codes} />
      <FactorPanel own={own} setup={setup} now={now} answer={refused} />
      <SessionPanel sessions={sessions} now={now} answer={refused} />
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
