import type { ActionFunctionArgs, LoaderFunctionArgs } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { useTranslation } from "react-i18next";
import { z } from "zod";

import { personPrivacy } from "~/collections/queries/privacy/person-privacy.server";
import { refuse } from "~/office/domain/outcome";
import { flashTo } from "~/people/access/answers/flash.server";
import { requireFreshFactor } from "~/people/access/factor/require-fresh-factor.server";
import { readForm } from "~/people/access/read-form.server";
import { requireFound } from "~/people/access/require-found.server";
import { requireId } from "~/people/access/require-id.server";
import { requireStaff } from "~/people/access/require-staff.server";
import { requestErasure } from "~/people/commands/privacy/request-erasure.server";
import { CertificateTable } from "~/ui/audit/privacy/certificate-table";
import { ErasurePanel } from "~/ui/audit/privacy/erasure-panel";
import { PersonFacts } from "~/ui/audit/privacy/person-facts";
import { RouteError } from "~/ui/document/route-error";
import { titled } from "~/ui/document/titled";
import { PageRecord } from "~/ui/page/page-record";
import { useLiveRevalidation } from "~/ui/shell/use-live-revalidation";

export const meta = titled;

export async function loader({ request, params }: LoaderFunctionArgs) {
  const staff = await requireStaff(request, "privacy:read");
  const customerId = requireId(params.customerId);
  const person = requireFound(await staff.read(personPrivacy, { customerId }));
  const { permissions } = staff;
  return {
    title: person.fullName,
    person,
    mayErase: permissions.has("customer:erase"),
    mayHold: permissions.has("legal_hold:place") && person.status !== "erased",
  };
}

const wish = z.object({ reason: z.string().default("") });

export async function action({ request, params }: ActionFunctionArgs) {
  const staff = await requireStaff(request, "customer:erase");
  const customerId = requireId(params.customerId);
  const form = await readForm(request, wish, staff);
  if (!form.ok) return form.answer;
  const fresh = await requireFreshFactor(request, staff, form);
  if (!fresh.ok) return form.reply(fresh.refusal);
  const asked = await staff.change(requestErasure, { customerId, ...form.value }, form.key);
  if (!asked.ok) return form.reply(asked.refusal);
  if (asked.value.verdict === "held") return form.reply(refuse("LEGAL_HOLD").refusal);
  return flashTo(`/audit/people/${customerId}`, { tone: "good", key: "privacy:flash.erasureAsked" });
}

export default function PersonPrivacyPage() {
  const { t } = useTranslation("privacy");
  const { person, mayErase, mayHold } = useLoaderData<typeof loader>();
  const answer = useActionData<typeof action>();
  useLiveRevalidation(({ type }) => /^(customer|legal_hold|approval)\./.test(type));
  return (
    <PageRecord
      title={person.fullName}
      crumbs={[{ href: "/audit/people", label: t("people.title") }]}
      aside={<PersonFacts person={person} mayHold={mayHold} />}
    >
      {person.verdict && (
        <ErasurePanel
          verdict={person.verdict}
          holds={person.holds}
          waits={person.waits}
          mayErase={mayErase}
          answer={answer}
        />
      )}
      {person.certificates.length > 0 && <CertificateTable rows={person.certificates} />}
    </PageRecord>
  );
}

export function ErrorBoundary() {
  return <RouteError home="/audit/people" />;
}
