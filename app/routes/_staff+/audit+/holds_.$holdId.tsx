import type { ActionFunctionArgs, LoaderFunctionArgs } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { useTranslation } from "react-i18next";
import { z } from "zod";

import { holdList } from "~/collections/queries/privacy/hold-list.server";
import { flashTo } from "~/people/access/answers/flash.server";
import { requireFreshFactor } from "~/people/access/factor/require-fresh-factor.server";
import { readForm } from "~/people/access/read-form.server";
import { requireFound } from "~/people/access/require-found.server";
import { requireId } from "~/people/access/require-id.server";
import { requireStaff } from "~/people/access/require-staff.server";
import { releaseHold } from "~/people/commands/privacy/release-hold.server";
import { Banner } from "~/ui/action/banner";
import { HoldSubject } from "~/ui/audit/privacy/hold-subject";
import { RouteError } from "~/ui/document/route-error";
import { titled } from "~/ui/document/titled";
import { ActionForm } from "~/ui/form/action-form";
import { SubmitButton } from "~/ui/form/submit-button";
import { TextField } from "~/ui/form/text-field";
import { DateText } from "~/ui/format/date-text";
import { InstantText } from "~/ui/format/instant-text";
import { readerText } from "~/ui/i18n/reader-text.server";
import { PageRecord } from "~/ui/page/page-record";
import { Facts } from "~/ui/record/facts";
import { Panel } from "~/ui/record/panel";
import { useLiveRevalidation } from "~/ui/shell/use-live-revalidation";

export const meta = titled;

export async function loader({ request, params }: LoaderFunctionArgs) {
  const staff = await requireStaff(request, "privacy:read");
  const [found] = await staff.read(holdList, { view: "any", holdId: requireId(params.holdId) });
  return {
    title: readerText(request)("privacy:hold.title"),
    hold: requireFound(found ?? null),
    mayRelease: staff.permissions.has("legal_hold:release"),
  };
}

const wish = z.object({ reason: z.string().default("") });

export async function action({ request, params }: ActionFunctionArgs) {
  const staff = await requireStaff(request, "legal_hold:release");
  const holdId = requireId(params.holdId);
  const form = await readForm(request, wish, staff);
  if (!form.ok) return form.answer;
  const fresh = await requireFreshFactor(request, staff, form);
  if (!fresh.ok) return form.reply(fresh.refusal);
  const asked = await staff.change(releaseHold, { holdId, ...form.value }, form.key);
  if (!asked.ok) return form.reply(asked.refusal);
  return flashTo(`/audit/holds/${holdId}`, { tone: "good", key: "privacy:flash.releaseAsked" });
}

export default function Hold() {
  const { t } = useTranslation("privacy");
  const { hold, mayRelease } = useLoaderData<typeof loader>();
  const answer = useActionData<typeof action>();
  useLiveRevalidation(({ type }) => type.startsWith("legal_hold.") || type.startsWith("approval."));
  return (
    <PageRecord title={t("hold.title")} crumbs={[{ href: "/audit/holds", label: t("holds.title") }]}>
      {hold.waits && <Banner tone="neutral" title={t("hold.waits")} />}
      <Panel title={t("hold.facts")}>
        <Facts
          facts={[
            { label: t("hold.scope"), value: t(`scope.${hold.scope}`) },
            { label: t("hold.subject"), value: <HoldSubject hold={hold} /> },
            { label: t("hold.reason"), value: hold.reason },
            { label: t("hold.placed"), value: <InstantText value={hold.placedAt} /> },
            { label: t("hold.placedBy"), value: hold.placedByName },
            { label: t("hold.reviewOn"), value: <DateText value={hold.reviewOn} /> },
            {
              label: t("hold.releasedAt"),
              value: hold.releasedAt && <InstantText value={hold.releasedAt} />,
            },
            { label: t("hold.releaseReason"), value: hold.releaseReason },
          ]}
        />
      </Panel>
      {mayRelease && !hold.releasedAt && !hold.waits && (
        <Panel title={t("release.title")}>
          <p>{t("release.lead")}</p>
          <ActionForm answer={answer}>
            <TextField name="reason" label={t("release.reason")} maxLength={500} />
            <SubmitButton look="danger" className="justify-self-start">
              {t("release.ask")}
            </SubmitButton>
          </ActionForm>
        </Panel>
      )}
    </PageRecord>
  );
}

export function ErrorBoundary() {
  return <RouteError home="/audit/holds" />;
}
