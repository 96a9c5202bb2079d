import type { ActionFunctionArgs, LoaderFunctionArgs } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { useTranslation } from "react-i18next";
import { z } from "zod";

import { calculateRemittance } from "~/collections/commands/remittance/calculate-remittance.server";
import { remittanceDesk } from "~/collections/queries/remittance/remittance-desk.server";
import { fromPageLink, toPageLinks } from "~/office/domain/page-cursor";
import { flashTo } from "~/people/access/answers/flash.server";
import { readForm } from "~/people/access/read-form.server";
import { requireStaff } from "~/people/access/require-staff.server";
import { RouteError } from "~/ui/document/route-error";
import { titled } from "~/ui/document/titled";
import { readerText } from "~/ui/i18n/reader-text.server";
import { PageWorklist } from "~/ui/page/page-worklist";
import { EmptyState } from "~/ui/record/empty-state";
import { CalculateForm } from "~/ui/payment/remittance/calculate-form";
import { useRemittanceColumns } from "~/ui/payment/remittance/remittance-columns";
import { useLiveRevalidation } from "~/ui/shell/use-live-revalidation";
import { DataTable } from "~/ui/table/data-table";
import { Pager } from "~/ui/table/pager";
import { Tabs } from "~/ui/table/tabs";

export const meta = titled;

const views = ["open", "all"] as const;
const asked = z.object({ view: z.enum(views).catch("open"), client: z.uuid().optional().catch(undefined) });

export async function loader({ request }: LoaderFunctionArgs) {
  const staff = await requireStaff(request, "ledger:read");
  const { searchParams } = new URL(request.url);
  const { view, client: creditorId } = asked.parse(Object.fromEntries(searchParams));
  const { after } = fromPageLink(searchParams.get("cursor"));
  const desk = await staff.read(remittanceDesk, { view, creditorId, after });
  return {
    title: readerText(request)("remittance:title"),
    view,
    desk,
    links: toPageLinks({ next: desk.next, previous: null }),
    mayPrepare: staff.permissions.has("remittance:prepare"),
  };
}

const wanted = z.object({ creditorId: z.uuid("REQUIRED"), cutOff: z.iso.date("DATE_FORMAT") });

export async function action({ request }: ActionFunctionArgs) {
  const staff = await requireStaff(request, "remittance:prepare");
  const form = await readForm(request, wanted, staff);
  if (!form.ok) return form.answer;
  const outcome = await staff.change(calculateRemittance, form.value, form.key);
  if (!outcome.ok) return form.reply(outcome.refusal);
  const { remittanceId, carried } = outcome.value;
  const told = carried ? "carried" : "calculated";
  return flashTo(`/remittances/${remittanceId}`, {
    tone: carried ? "warn" : "good",
    key: `remittance:flash.${told}`,
  });
}

export default function Remittances() {
  const { t } = useTranslation("remittance");
  const { view, desk, links, mayPrepare } = useLoaderData<typeof loader>();
  const answer = useActionData<typeof action>();
  const columns = useRemittanceColumns();
  useLiveRevalidation(({ type }) => /^(remittance|payment|approval)\./.test(type));
  return (
    <PageWorklist
      title={t("title")}
      tabs={
        <Tabs
          label={t("views.label")}
          current={view}
          tabs={views.map((key) => ({ key, label: t(`views.${key}`), href: `/remittances?view=${key}` }))}
        />
      }
      pager={<Pager {...links} />}
    >
      {mayPrepare && <CalculateForm waiting={desk.waiting} answer={answer} />}
      <DataTable
        caption={t("caption")}
        columns={columns}
        rows={desk.rows}
        rowKey={(row) => row.id}
        rowHref={(row) => `/remittances/${row.id}`}
        empty={<EmptyState title={t("empty")}>{t("emptyBody")}</EmptyState>}
      />
    </PageWorklist>
  );
}

export function ErrorBoundary() {
  return <RouteError home="/dashboard" />;
}
