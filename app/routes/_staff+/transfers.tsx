import type { ActionFunctionArgs, LoaderFunctionArgs } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { useTranslation } from "react-i18next";
import { z } from "zod";

import { bankCash } from "~/money/commands/transfer/bank-cash.server";
import { callOffTransfer } from "~/money/commands/transfer/call-off-transfer.server";
import { orderOwnTransfer } from "~/money/commands/transfer/order-own-transfer.server";
import { orderSweep } from "~/money/commands/transfer/order-sweep.server";
import { bankAccounts } from "~/money/queries/bank/bank-accounts.server";
import { cashBoxes } from "~/money/queries/transfer/cash-boxes.server";
import { sweepOptions } from "~/money/queries/transfer/sweep-options.server";
import { TRANSFER_VIEWS, transferList } from "~/money/queries/transfer/transfer-list.server";
import { fromPageLink, toPageLinks } from "~/office/domain/page-cursor";
import { flashTo } from "~/people/access/answers/flash.server";
import { readForm } from "~/people/access/read-form.server";
import { requireStaff } from "~/people/access/require-staff.server";
import { RouteError } from "~/ui/document/route-error";
import { titled } from "~/ui/document/titled";
import { ActionForm } from "~/ui/form/action-form";
import { MoneyField } from "~/ui/form/money-field";
import { SelectField } from "~/ui/form/select-field";
import { SubmitButton } from "~/ui/form/submit-button";
import { readerText } from "~/ui/i18n/reader-text.server";
import { PageWorklist } from "~/ui/page/page-worklist";
import { CashForm } from "~/ui/payment/payout/cash-form";
import { MoneyOutTabs } from "~/ui/payment/payout/money-out-tabs";
import { SweepForm } from "~/ui/payment/payout/sweep-form";
import { useTransferColumns } from "~/ui/payment/payout/transfer-columns";
import { EmptyState } from "~/ui/record/empty-state";
import { Panel } from "~/ui/record/panel";
import { answerFor } from "~/ui/settings/answer-for";
import { useLiveRevalidation } from "~/ui/shell/use-live-revalidation";
import { DataTable } from "~/ui/table/data-table";
import { Pager } from "~/ui/table/pager";
import { Tabs } from "~/ui/table/tabs";

export const meta = titled;

const asked = z.enum(TRANSFER_VIEWS).catch("open");

export async function loader({ request }: LoaderFunctionArgs) {
  const staff = await requireStaff(request, "ledger:read");
  const { searchParams } = new URL(request.url);
  const view = asked.parse(searchParams.get("view"));
  const page = await staff.read(transferList, {
    view,
    after: fromPageLink(searchParams.get("cursor")).after,
  });
  const mayOrder = staff.permissions.has("payout:release");
  const banks = mayOrder ? await staff.read(bankAccounts, undefined) : [];
  const open = banks.filter((bank) => bank.active);
  const toOption = ({ id, name }: { id: string; name: string }) => ({ value: id, label: name });
  return {
    title: readerText(request)("payout:transfers.title"),
    view,
    rows: page.rows,
    links: toPageLinks({ next: page.next, previous: null }),
    banks: open.map(toOption),
    operating: open.filter((bank) => bank.kind === "operating").map(toOption),
    boxes: mayOrder ? await staff.read(cashBoxes, undefined) : null,
    sweeps: mayOrder ? await staff.read(sweepOptions, undefined) : null,
    views: TRANSFER_VIEWS,
    mayOrder,
    currency: staff.tenant.currency,
  };
}

const text = z.string("REQUIRED").trim().min(1, "REQUIRED");
const acts = z.discriminatedUnion("intent", [
  z.object({ intent: z.literal("bankCash"), branchId: text, destinationId: text, amount: text.max(30) }),
  z.object({ intent: z.literal("order"), sourceId: text, destinationId: text, amount: text.max(30) }),
  z.object({
    intent: z.literal("sweep"),
    trustId: text,
    operatingId: text,
    claim: text.regex(/^\d{4}:/, "REQUIRED"),
    amount: text.max(30),
  }),
  z.object({
    intent: z.literal("callOff"),
    transferId: z.uuid(),
    reason: text.min(3, "REQUIRED").max(200, "TOO_LONG"),
  }),
]);

export async function action({ request }: ActionFunctionArgs) {
  const staff = await requireStaff(request, "payout:release");
  const form = await readForm(request, acts, staff);
  if (!form.ok) return form.answer;
  const { value, key } = form;
  if (value.intent === "sweep") {
    const [receivable, partyId] = value.claim.split(":");
    const swept = await staff.change(orderSweep, { ...value, receivable, partyId }, key);
    if (!swept.ok) return form.reply(swept.refusal);
    return flashTo("/transfers", { tone: "good", key: "payout:flash.swept" });
  }
  if (value.intent === "bankCash") {
    const banked = await staff.change(bankCash, value, key);
    if (!banked.ok) return form.reply(banked.refusal);
    return flashTo("/transfers", { tone: "good", key: "payout:flash.banked" });
  }
  const outcome =
    value.intent === "order"
      ? await staff.change(orderOwnTransfer, value, key)
      : await staff.change(callOffTransfer, value, key);
  if (!outcome.ok) return form.reply(outcome.refusal);
  const told = value.intent === "order" ? "ordered" : "calledOff";
  return flashTo("/transfers", { tone: "good", key: `payout:flash.${told}` });
}

export default function Transfers() {
  const { t } = useTranslation("payout");
  const { view, views, rows, links, banks, operating, boxes, sweeps, mayOrder, currency } =
    useLoaderData<typeof loader>();
  const answer = useActionData<typeof action>();
  const columns = useTransferColumns(mayOrder);
  useLiveRevalidation(({ type }) => type.startsWith("transfer."));
  return (
    <PageWorklist
      title={t("transfers.title")}
      tabs={
        <>
          <MoneyOutTabs current="transfers" />
          <Tabs
            label={t("transfers.views.label")}
            current={view}
            tabs={views.map((key) => ({
              key,
              label: t(`transfers.views.${key}`),
              href: `/transfers?view=${key}`,
            }))}
          />
        </>
      }
      pager={<Pager {...links} />}
    >
      <DataTable
        caption={t("transfers.caption")}
        columns={columns}
        rows={rows}
        rowKey={(row) => row.id}
        empty={<EmptyState title={t("transfers.empty")}>{t("transfers.emptyBody")}</EmptyState>}
      />
      {mayOrder && (
        <Panel title={t("transfers.orderTitle")}>
          <ActionForm answer={answerFor(answer, { intent: "order" })}>
            <input type="hidden" name="intent" value="order" />
            <SelectField name="sourceId" label={t("transfers.from")} options={banks} />
            <SelectField
              name="destinationId"
              label={t("transfers.to")}
              options={banks}
              placeholder={t("transfers.choose")}
            />
            <MoneyField name="amount" label={t("transfers.amount")} currency={currency} />
            <SubmitButton className="justify-self-start">{t("transfers.order")}</SubmitButton>
          </ActionForm>
        </Panel>
      )}
      {boxes && (
        <CashForm
          boxes={boxes}
          banks={banks}
          currency={currency}
          answer={answerFor(answer, { intent: "bankCash" })}
        />
      )}
      {sweeps && (
        <SweepForm
          options={sweeps}
          banks={operating}
          currency={currency}
          answer={answerFor(answer, { intent: "sweep" })}
        />
      )}
    </PageWorklist>
  );
}

export function ErrorBoundary() {
  return <RouteError home="/payouts" />;
}
