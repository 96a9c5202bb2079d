import type { LoaderFunctionArgs } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { useTranslation } from "react-i18next";

import { payoutPage } from "~/money/queries/provider/payout-list.server";
import { requireFound } from "~/people/access/require-found.server";
import { requireId } from "~/people/access/require-id.server";
import { requireStaff } from "~/people/access/require-staff.server";
import { Banner } from "~/ui/action/banner";
import { RouteError } from "~/ui/document/route-error";
import { titled } from "~/ui/document/titled";
import { DateText } from "~/ui/format/date-text";
import { MoneyText } from "~/ui/format/money-text";
import { readerText } from "~/ui/i18n/reader-text.server";
import { PageRecord } from "~/ui/page/page-record";
import { PayoutItems } from "~/ui/payment/payout-items";
import { PayoutStateBadge } from "~/ui/payment/payout-table";
import { KeyFigures } from "~/ui/record/key-figures";
import { Panel } from "~/ui/record/panel";

export const meta = titled;

export async function loader({ request, params }: LoaderFunctionArgs) {
  const staff = await requireStaff(request, "ledger:read");
  const page = requireFound(await staff.read(payoutPage, { payoutId: requireId(params["payoutId"]) }));
  return { title: readerText(request)("payment:payout.one"), ...page };
}

export default function Payout() {
  const { t } = useTranslation("payment");
  const { payout, items } = useLoaderData<typeof loader>();
  const money = (minor: bigint) => <MoneyText value={{ minor, currency: payout.currency }} />;
  const differs = payout.itemsNet !== null && payout.itemsNet !== payout.amount;
  return (
    <PageRecord
      crumbs={[{ label: t("payout.title"), href: "/payments/payouts" }]}
      title={t("payout.one")}
      sub={
        <>
          <PayoutStateBadge state={payout.state} />
          <span>{t(`payout.meaning.${payout.state}`)}</span>
        </>
      }
      banners={
        differs && (
          <Banner tone="bad" title={t("payout.differs")}>
            <p>{t("payout.differsBody")}</p>
          </Banner>
        )
      }
      figures={
        <KeyFigures
          figures={[
            { label: t("payout.column.amount"), value: money(payout.amount) },
            {
              label: t("payout.column.items"),
              value: payout.itemsNet === null ? t("payout.notYet") : money(payout.itemsNet),
            },
            { label: t("payout.column.arrives"), value: <DateText value={payout.arrivesOn} /> },
            { label: t("payout.column.matched"), value: <DateText value={payout.matchedOn} /> },
          ]}
        />
      }
    >
      <Panel title={t("payout.items")} flush>
        <PayoutItems items={items} currency={payout.currency} />
      </Panel>
    </PageRecord>
  );
}

export function ErrorBoundary() {
  return <RouteError home="/payments/payouts" />;
}
