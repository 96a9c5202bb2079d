import type { ActionFunctionArgs, LoaderFunctionArgs } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { useTranslation } from "react-i18next";
import { z } from "zod";

import { setContractTerms } from "~/collections/commands/remittance/set-contract-terms.server";
import { contractTerms } from "~/collections/queries/remittance/contract-terms.server";
import { requireFreshFactor } from "~/people/access/factor/require-fresh-factor.server";
import { flashTo } from "~/people/access/answers/flash.server";
import { readForm } from "~/people/access/read-form.server";
import { requireFound } from "~/people/access/require-found.server";
import { requireId } from "~/people/access/require-id.server";
import { requireStaff } from "~/people/access/require-staff.server";
import { RouteError } from "~/ui/document/route-error";
import { titled } from "~/ui/document/titled";
import { translator } from "~/ui/i18n/translator.server";
import { Panel } from "~/ui/record/panel";
import { BAND_ROWS, TermsForm } from "~/ui/payment/remittance/terms-form";
import { TermsVersions } from "~/ui/payment/remittance/terms-versions";
import { SettingsFrame } from "~/ui/settings/settings-frame";

export const meta = titled;

export async function loader({ request, params }: LoaderFunctionArgs) {
  const staff = await requireStaff(request, "creditor:read");
  const creditorId = requireId(params.creditorId);
  const terms = requireFound(await staff.read(contractTerms, { creditorId }));
  const title = translator(staff.language)("remittance:terms.title", { name: terms.name });
  return { title, terms, may: staff.permissions.list() };
}

const typed = z.string().trim().max(30).optional();
const newTerms = z.object({
  effectiveFrom: z.string("REQUIRED"),
  basis: z.string("REQUIRED"),
  type: z.string("REQUIRED"),
  cadence: z.string("REQUIRED"),
  daysAfter: z.string("REQUIRED"),
  minimum: typed,
  taxCode: typed,
  taxRate: typed,
  payeeId: z.string().optional(),
  applyToExisting: z.string().optional(),
  ...Object.fromEntries(
    BAND_ROWS.flatMap((no) => ["rate", "upTo", "least", "flat"].map((key) => [`${key}${no}`, typed])),
  ),
});

export async function action({ request, params }: ActionFunctionArgs) {
  const staff = await requireStaff(request, "creditor:create");
  const creditorId = requireId(params.creditorId);
  const form = await readForm(request, newTerms, staff);
  if (!form.ok) return form.answer;
  const fresh = await requireFreshFactor(request, staff, form);
  if (!fresh.ok) return form.reply(fresh.refusal);
  const of = form.value as Record<string, string | undefined>;
  const bands = BAND_ROWS.map((no) => ({
    rate: of[`rate${no}`],
    upToDays: of[`upTo${no}`],
    minimum: of[`least${no}`],
    flat: of[`flat${no}`],
  }));
  const outcome = await staff.change(setContractTerms, { ...form.value, creditorId, bands });
  if (!outcome.ok) {
    const { bands: wrong, ...fields } = outcome.refusal.fields ?? {};
    return form.reply({ ...outcome.refusal, fields: wrong ? { ...fields, rate1: wrong } : fields });
  }
  return flashTo(`/settings/clients/${creditorId}`, { tone: "good", key: "remittance:flash.terms" });
}

export default function ClientTerms() {
  const { t } = useTranslation("remittance");
  const { title, terms, may } = useLoaderData<typeof loader>();
  const answer = useActionData<typeof action>();
  const agreed = terms.versions.some(({ feeSchedule }) => (feeSchedule.bands?.length ?? 0) > 0);
  return (
    <SettingsFrame title={title} may={may}>
      <Panel title={t("terms.contract", { no: terms.contractNo })} flush>
        {!agreed && <p className="muted p-3">{t("terms.none")}</p>}
        <TermsVersions versions={terms.versions} />
      </Panel>
      {may.includes("creditor:create") && <TermsForm terms={terms} answer={answer} />}
    </SettingsFrame>
  );
}

export function ErrorBoundary() {
  return <RouteError home="/settings/clients" />;
}
