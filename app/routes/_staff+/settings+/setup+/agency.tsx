import type { ActionFunctionArgs, LoaderFunctionArgs } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { z } from "zod";

import { setupProgress } from "~/money/queries/setup-progress.server";
import { settingOf } from "~/office/domain/setting/setting-of";
import { flashTo } from "~/people/access/answers/flash.server";
import { readForm } from "~/people/access/read-form.server";
import { requireStaff } from "~/people/access/require-staff.server";
import { dropLicence } from "~/people/commands/setup/drop-licence.server";
import { agencyForm, saveAgency } from "~/people/commands/setup/save-agency.server";
import { licenceForm, saveLicence } from "~/people/commands/setup/save-licence.server";
import { firmIdKind } from "~/people/domain/setup/registration";
import { STEP_KEYS } from "~/people/domain/setup/setup-steps";
import { registrations } from "~/people/queries/setup/registrations.server";
import { RouteError } from "~/ui/document/route-error";
import { titled } from "~/ui/document/titled";
import { translator } from "~/ui/i18n/translator.server";
import { AgencyForm } from "~/ui/settings/setup/agency-form";
import { LicencePanel } from "~/ui/settings/setup/licence-panel";
import { SetupFrame } from "~/ui/settings/setup/setup-frame";

export const meta = titled;

const PAGE = "/settings/setup/agency";

export async function loader({ request }: LoaderFunctionArgs) {
  const staff = await requireStaff(request, "setting:update");
  const { tenant } = staff;
  const { steps } = await staff.read(setupProgress, undefined);
  const { firmId, licences } = await staff.read(registrations, undefined);
  const keys = [...STEP_KEYS.contact, ...STEP_KEYS.complaint];
  const said = Object.fromEntries(keys.map((key) => [key, settingOf(tenant, key)]));
  return {
    title: translator(staff.language)("setup:title"),
    may: staff.permissions.list(),
    steps,
    kind: firmIdKind(tenant.country),
    country: tenant.country,
    today: tenant.businessDate,
    typed: {
      displayName: tenant.displayName,
      legalName: tenant.legalName,
      firmId: firmId ?? "",
      ...said,
    } as Record<string, string>,
    licences,
  };
}

const acts = z.discriminatedUnion("act", [
  agencyForm.extend({ act: z.literal("agency") }),
  licenceForm.extend({ act: z.literal("licence") }),
  z.object({ act: z.literal("drop"), licenceId: z.uuid() }),
]);

export async function action({ request }: ActionFunctionArgs) {
  const staff = await requireStaff(request, "setting:update");
  const form = await readForm(request, acts, staff);
  if (!form.ok) return form.answer;
  const { value, key } = form;
  if (value.act === "agency") {
    const saved = await staff.change(saveAgency, value, key);
    return saved.ok
      ? flashTo("/settings/setup", { tone: "good", key: "setup:saved" })
      : form.reply(saved.refusal);
  }
  if (value.act === "licence") {
    const kept = await staff.change(saveLicence, value, key);
    const params = { region: value.region };
    return kept.ok
      ? flashTo(PAGE, { tone: "good", key: "setup:agency.added", params })
      : form.reply(kept.refusal);
  }
  const gone = await staff.change(dropLicence, { licenceId: value.licenceId }, key);
  return gone.ok ? flashTo(PAGE, { tone: "good", key: "setup:agency.dropped" }) : form.reply(gone.refusal);
}

export default function Agency() {
  const { title, may, steps, kind, country, today, typed, licences } = useLoaderData<typeof loader>();
  const answer = useActionData<typeof action>();
  return (
    <SetupFrame
      title={title}
      may={may}
      steps={steps}
      current="agency"
      more={<LicencePanel licences={licences} country={country} today={today} answer={answer} />}
    >
      <AgencyForm kind={kind} typed={typed} answer={answer} />
    </SetupFrame>
  );
}

export function ErrorBoundary() {
  return <RouteError home="/settings" />;
}
