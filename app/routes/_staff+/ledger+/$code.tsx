import type { LoaderFunctionArgs } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { useTranslation } from "react-i18next";

import { ledgerAccountPage } from "~/money/queries/ledger/ledger-account.server";
import { fromPageLink, toPageLinks } from "~/office/domain/page-cursor";
import { requireStaff } from "~/people/access/require-staff.server";
import { RouteError } from "~/ui/document/route-error";
import { titled } from "~/ui/document/titled";
import { PostingTable } from "~/ui/ledger/posting-table";
import { PageWorklist } from "~/ui/page/page-worklist";
import { Pager } from "~/ui/table/pager";

export const meta = titled;

export async function loader({ request, params }: LoaderFunctionArgs) {
  const staff = await requireStaff(request, "ledger:read");
  const cursor = fromPageLink(new URL(request.url).searchParams.get("cursor"));
  const page = await staff.read(ledgerAccountPage, { code: params.code ?? "", ...cursor });
  const { account, lines } = page;
  if (!account) throw new Response("NOT_FOUND", { status: 404, statusText: "Not Found" });
  return { title: `${account.code} ${account.name}`, account, lines, ...toPageLinks(page) };
}

export default function LedgerAccount() {
  const { t } = useTranslation("ledger");
  const { account, lines, next, previous } = useLoaderData<typeof loader>();
  const kind = t(`type.${account.type}` as "type.asset");
  return (
    <PageWorklist
      title={`${account.code} ${account.name}`}
      sub={`${kind} · ${t(`account.side.${account.normalSide}`)}`}
      crumbs={[{ label: t("title"), href: "/ledger" }]}
      pager={
        lines.length > 0 && (
          <Pager next={next} previous={previous} summary={t("account.summary", { count: lines.length })} />
        )
      }
    >
      <PostingTable lines={lines} currency={account.currency} />
    </PageWorklist>
  );
}

export function ErrorBoundary() {
  return <RouteError home="/ledger" />;
}
