import type { ActionFunctionArgs, LoaderFunctionArgs } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { useTranslation } from "react-i18next";
import { z } from "zod";

import { accountIdByReference } from "~/collections/queries/account/account-id-by-reference.server";
import { holdList } from "~/collections/queries/privacy/hold-list.server";
import { addMonths } from "~/office/domain/calendar-date";
import { HOLD_SCOPES } from "~/office/domain/hold/legal-hold";
import { refuseField } from "~/office/domain/outcome";
import { flashTo } from "~/people/access/answers/flash.server";
import { readForm } from "~/people/access/read-form.server";
import { requireStaff } from "~/people/access/require-staff.server";
import { placeHold } from "~/people/commands/privacy/place-hold.server";
import { HoldForm } from "~/ui/audit/privacy/hold-form";
import { HoldTable } from "~/ui/audit/privacy/hold-table";
import { PrivacyTabs } from "~/ui/audit/privacy/privacy-tabs";
import { RouteError } from "~/ui/document/route-error";
import { titled } from "~/ui/document/titled";
import { readerText } from "~/ui/i18n/reader-text.server";
import { PageWorklist } from "~/ui/page/page-worklist";
import { useLiveRevalidation } from "~/ui/shell/use-live-revalidation";
import { Tabs } from "~/ui/table/tabs";

export const meta = titled;

export async function loader({ request }: LoaderFunctionArgs) {
  const staff = await requireStaff(request, "privacy:read");
  const { searchParams } = new URL(request.url);
  const view = searchParams.get("view") === "released" ? ("released" as const) : ("open" as const);
  const { businessDate } = staff.tenant;
  return {
    title: readerText(request)("privacy:holds.title"),
    view,
    rows: await staff.read(holdList, { view }),
    reference: searchParams.get("reference") ?? "",
    mayPlace: staff.permissions.has("legal_hold:place"),
    mayAudit: staff.permissions.has("audit:read"),
    today: businessDate,
    reviewOn: addMonths(businessDate, 6),
  };
}

const wish = z.object({
  scope: z.enum(HOLD_SCOPES, "REQUIRED"),
  reference: z.string().trim().max(100, "TOO_LONG").default(""),
  fromOn: z.string().default(""),
  toOn: z.string().default(""),
  reason: z.string().default(""),
  reviewOn: z.string().default(""),
});

export async function action({ request }: ActionFunctionArgs) {
  const staff = await requireStaff(request, "legal_hold:place");
  const form = await readForm(request, wish, staff);
  if (!form.ok) return form.answer;
  const { scope, reference, fromOn, toOn, ...rest } = form.value;
  const named = scope === "person" || scope === "account";
  if (named && reference === "") return form.reply(refuseField("reference", "REQUIRED").refusal);
  const accountId = named ? await staff.read(accountIdByReference, { reference }) : null;
  if (named && !accountId) return form.reply(refuseField("reference", "HOLD_SUBJECT").refusal);
  const input = { ...rest, scope, accountId, fromOn: fromOn || null, toOn: toOn || null };
  const placed = await staff.change(placeHold, input, form.key);
  if (!placed.ok) return form.reply(placed.refusal);
  return flashTo("/audit/holds", { tone: "good", key: "privacy:flash.placed" });
}

export default function Holds() {
  const { t } = useTranslation("privacy");
  const { view, rows, reference, mayPlace, mayAudit, today, reviewOn } = useLoaderData<typeof loader>();
  const answer = useActionData<typeof action>();
  useLiveRevalidation(({ type }) => type.startsWith("legal_hold."));
  const views = [
    { key: "open", label: t("holds.open"), href: "/audit/holds" },
    { key: "released", label: t("holds.released"), href: "/audit/holds?view=released" },
  ];
  return (
    <PageWorklist
      title={t("holds.title")}
      tabs={<PrivacyTabs current="holds" mayAudit={mayAudit} />}
      notice={<p className="muted">{t("holds.lead")}</p>}
      filters={<Tabs label={t("holds.views")} current={view} tabs={views} />}
    >
      <HoldTable rows={rows} view={view} today={today} />
      {mayPlace && view === "open" && (
        <HoldForm reference={reference} today={today} reviewOn={reviewOn} answer={answer} />
      )}
    </PageWorklist>
  );
}

export function ErrorBoundary() {
  return <RouteError home="/dashboard" />;
}
