import type { LoaderFunctionArgs } from "@remix-run/node";
import { Link, useLoaderData } from "@remix-run/react";
import { useTranslation } from "react-i18next";

import { globalSearch } from "~/collections/queries/global-search.server";
import { requireStaff, type StaffAccess } from "~/people/access/require-staff.server";
import { RouteError } from "~/ui/document/route-error";
import { titled } from "~/ui/document/titled";
import { formatCivilDate } from "~/ui/format/format-date";
import { formatMoney } from "~/ui/format/format-money";
import { readerText } from "~/ui/i18n/reader-text.server";
import { PageHead } from "~/ui/page/page-head";
import { EmptyState } from "~/ui/record/empty-state";
import type { SearchResult } from "~/ui/shell/command-palette";

export const meta = titled;

/** Answers the palette and the page alike. */
export async function loader({ request }: LoaderFunctionArgs) {
  const staff = await requireStaff(request, "account:read");
  const text = new URL(request.url).searchParams.get("q") ?? "";
  const t = readerText(request);
  return { title: t("shell:search.title"), text: text.trim(), results: await find(request, staff, text) };
}

async function find(request: Request, staff: StaffAccess, text: string): Promise<SearchResult[]> {
  const t = readerText(request);
  const locale = `${staff.language}-${staff.tenant.country}`;
  const { accounts, payments } = await staff.read(globalSearch, { text });
  const money = (minor: bigint, currency: string) => formatMoney({ minor, currency }, locale);
  const found: SearchResult[] = accounts.map((account) => ({
    kind: "account",
    id: account.id,
    title: `${account.debtorName} · ${account.externalRef}`,
    subtitle: `${t(`account:status.${account.status}`)} · ${money(account.balance, account.currency)}`,
    href: `/accounts/${account.id}`,
  }));
  if (!staff.permissions.has("payment:read")) return found;
  const paid: SearchResult[] = payments.map((payment) => ({
    kind: "payment",
    id: payment.id,
    title: `${t("payment:one")} ${payment.paymentNo ?? ""} · ${payment.payerName ?? payment.accountRef ?? ""}`,
    subtitle: `${formatCivilDate(payment.effectiveDate, locale)} · ${money(payment.amount, payment.currency)}`,
    href: `/payments/${payment.id}`,
  }));
  return [...found, ...paid];
}

export default function Search() {
  const { t } = useTranslation("shell");
  const { text, results } = useLoaderData<typeof loader>();
  return (
    <div className="page max-w-[46rem]">
      <PageHead title={t("search.title")} sub={text && t("search.for", { text })} />
      {results.length === 0 && (
        <EmptyState title={text.length < 2 ? t("search.begin") : t("search.none")}>
          <p>{t("search.hint")}</p>
        </EmptyState>
      )}
      <ul className="grid">
        {results.map((result) => (
          <li key={result.kind + result.id} className="border-b border-line">
            <Link
              to={result.href}
              className="flex flex-wrap justify-between gap-x-4 py-2 wrap-anywhere hover:text-accent"
            >
              <span className="font-semibold">{result.title}</span>
              <span className="text-ink-2">{result.subtitle}</span>
            </Link>
          </li>
        ))}
      </ul>
    </div>
  );
}

export function ErrorBoundary() {
  return <RouteError home="/dashboard" />;
}
