import {
  type ActionFunctionArgs,
  type LoaderFunctionArgs,
  redirect,
  redirectDocument,
} from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { useTranslation } from "react-i18next";
import { z } from "zod";

import { listOwnFirms } from "~/people/access/identity/list-own-firms.server";
import { switchFirm } from "~/people/access/identity/switch-firm.server";
import { readForm } from "~/people/access/read-form.server";
import { requireStaff } from "~/people/access/require-staff.server";
import { RouteError } from "~/ui/document/route-error";
import { titled } from "~/ui/document/titled";
import { translator } from "~/ui/i18n/translator.server";
import { FirmList } from "~/ui/settings/firm-list";
import { SettingsFrame } from "~/ui/settings/settings-frame";

export const meta = titled;

export async function loader({ request }: LoaderFunctionArgs) {
  const staff = await requireStaff(request, "session:read");
  const title = translator(staff.language)("settings:firms.title");
  return { title, may: staff.permissions.list(), firms: await listOwnFirms(staff) };
}

const choice = z.object({ tenantId: z.uuid() });

export async function action({ request }: ActionFunctionArgs) {
  const staff = await requireStaff(request, "session:read");
  const form = await readForm(request, choice, staff);
  if (!form.ok) return form.answer;
  const { tenantId } = form.value;
  if (tenantId === staff.tenant.id) return redirect("/dashboard");
  const outcome = await switchFirm(request, staff, tenantId);
  if (!outcome.ok) return form.reply(outcome.refusal);
  // texts, cookies and the event stream of the other firm: nothing of this page may stay
  return redirectDocument("/dashboard", { headers: outcome.value });
}

export default function Firms() {
  const { t } = useTranslation("settings");
  const { may, firms } = useLoaderData<typeof loader>();
  const answer = useActionData<typeof action>();
  return (
    <SettingsFrame title={t("firms.title")} may={may}>
      <p className="max-w-prose text-ink-2">{t("firms.intro")}</p>
      <FirmList firms={firms} answer={answer} />
    </SettingsFrame>
  );
}

export function ErrorBoundary() {
  return <RouteError home="/dashboard" />;
}
