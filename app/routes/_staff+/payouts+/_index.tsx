import type { ActionFunctionArgs, LoaderFunctionArgs } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { useTranslation } from "react-i18next";
import { z } from "zod";

import { acceptBatch } from "~/money/commands/payout/accept-batch.server";
import { releasePayouts } from "~/money/commands/payout/release-payouts.server";
import { PAYOUT_VIEWS, payoutDesk } from "~/money/queries/payout/payout-desk.server";
import { fromPageLink, toPageLinks } from "~/office/domain/page-cursor";
import { flashTo } from "~/people/access/answers/flash.server";
import { requireFreshFactor } from "~/people/access/factor/require-fresh-factor.server";
import { readForm } from "~/people/access/read-form.server";
import { requireStaff } from "~/people/access/require-staff.server";
import { Banner } from "~/ui/action/banner";
import { LinkButton } from "~/ui/action/link-button";
import { RouteError } from "~/ui/document/route-error";
import { titled } from "~/ui/document/titled";
import { SubmitButton } from "~/ui/form/submit-button";
import { readerText } from "~/ui/i18n/reader-text.server";
import { PageWorklist } from "~/ui/page/page-worklist";
import { MoneyOutTabs } from "~/ui/payment/payout/money-out-tabs";
import { PayoutBatches } from "~/ui/payment/payout/payout-batches";
import { usePayoutColumns } from "~/ui/payment/payout/payout-columns";
import { EmptyState } from "~/ui/record/empty-state";
import { useLiveRevalidation } from "~/ui/shell/use-live-revalidation";
import { BulkBar } from "~/ui/table/bulk-bar";
import { DataTable } from "~/ui/table/data-table";
import { Pager } from "~/ui/table/pager";
import { Tabs } from "~/ui/table/tabs";

export const meta = titled;

const asked = z.enum(["draft", "ready", "moving", "done"]).catch("ready");
const FORM = "release";

export async function loader({ request }: LoaderFunctionArgs) {
  const staff = await requireStaff(request, "ledger:read");
  const { searchParams } = new URL(request.url);
  const view = asked.parse(searchParams.get("view"));
  const desk = await staff.read(payoutDesk, { view, after: fromPageLink(searchParams.get("cursor")).after });
  return {
    title: readerText(request)("payout:title"),
    view,
    views: PAYOUT_VIEWS,
    desk,
    links: toPageLinks({ next: desk.next, previous: null }),
    may: {
      prepare: staff.permissions.has("payout:prepare"),
      release: staff.permissions.has("payout:release"),
    },
  };
}

const change = z.discriminatedUnion("intent", [
  z.object({ intent: z.literal("release"), payoutIds: z.array(z.uuid()).min(1, "REQUIRED").max(500) }),
  z.object({ intent: z.literal("accept"), batchId: z.uuid() }),
]);

export async function action({ request }: ActionFunctionArgs) {
  const staff = await requireStaff(request, "payout:release");
  const form = await readForm(request, change, staff);
  if (!form.ok) return form.answer;
  if (form.value.intent === "release") {
    const fresh = await requireFreshFactor(request, staff, form);
    if (!fresh.ok) return form.reply(fresh.refusal);
  }
  const { value, key } = form;
  const outcome =
    value.intent === "release"
      ? await staff.change(releasePayouts, { payoutIds: value.payoutIds }, key)
      : await staff.change(acceptBatch, { batchId: value.batchId }, key);
  if (!outcome.ok) return form.reply(outcome.refusal);
  const told = value.intent === "release" ? "released" : "accepted";
  return flashTo("/payouts?view=moving", { tone: "good", key: `payout:flash.${told}` });
}

export default function Payouts() {
  const { t } = useTranslation("payout");
  const { view, views, desk, links, may } = useLoaderData<typeof loader>();
  const answer = useActionData<typeof action>();
  const columns = usePayoutColumns();
  useLiveRevalidation(({ type }) => /^(payment|payout_batch|approval|freeze|invariant)\./.test(type));
  const selectable = view === "ready" && may.release;
  return (
    <PageWorklist
      title={t("title")}
      actions={
        may.prepare && (
          <LinkButton look="primary" to="/payouts/new">
            {t("new")}
          </LinkButton>
        )
      }
      tabs={
        <>
          <MoneyOutTabs current="payouts" />
          <Tabs
            label={t("views.label")}
            current={view}
            tabs={views.map((key) => ({
              key,
              label: t(`views.${key}`),
              href: `/payouts?view=${key}`,
              count: key === "done" ? undefined : desk.counts[key],
            }))}
          />
        </>
      }
      notice={desk.frozenBy.length > 0 && <Frozen codes={desk.frozenBy} />}
      pager={<Pager {...links} />}
    >
      <DataTable
        caption={t("caption")}
        columns={columns}
        rows={desk.rows}
        rowKey={(row) => row.id}
        rowHref={(row) => `/payouts/${row.id}`}
        selection={
          selectable
            ? { formId: FORM, name: "payoutIds", label: (row) => t("pick", { name: row.holderName }) }
            : undefined
        }
        bulkBar={
          selectable && (
            <BulkBar formId={FORM} answer={answer}>
              <input type="hidden" name="intent" value="release" />
              <SubmitButton>{t("release")}</SubmitButton>
            </BulkBar>
          )
        }
        empty={<EmptyState title={t("empty")}>{t("emptyBody")}</EmptyState>}
      />
      {view === "moving" && <PayoutBatches batches={desk.batches} mayRelease={may.release} />}
    </PageWorklist>
  );
}

function Frozen({ codes }: { codes: string[] }) {
  const { t } = useTranslation("payout");
  return (
    <Banner
      tone="bad"
      title={t("frozen", { codes: codes.join(", ") })}
      action={<LinkButton to="/ledger/invariants">{t("frozenSee")}</LinkButton>}
    >
      {t("frozenBody")}
    </Banner>
  );
}

export function ErrorBoundary() {
  return <RouteError home="/dashboard" />;
}
