import type { ActionFunctionArgs, LoaderFunctionArgs } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { useTranslation } from "react-i18next";
import { z } from "zod";

import { judgeDuplicate } from "~/money/commands/statement/judge-duplicate.server";
import { proposeIgnoring } from "~/money/commands/statement/propose-ignoring.server";
import { linePage } from "~/money/queries/statement/line-page.server";
import { flashTo } from "~/people/access/answers/flash.server";
import { readForm } from "~/people/access/read-form.server";
import { requireStaff } from "~/people/access/require-staff.server";
import { isUuid } from "~/platform/ids/is-uuid";
import { Banner } from "~/ui/action/banner";
import { LinkButton } from "~/ui/action/link-button";
import { LineFacts } from "~/ui/bank/line-facts";
import { IgnoreLine, LineJudgement } from "~/ui/bank/line-judgement";
import { LinePostings } from "~/ui/bank/line-postings";
import { LineStateBadge } from "~/ui/bank/line-state-badge";
import { RouteError } from "~/ui/document/route-error";
import { titled } from "~/ui/document/titled";
import { formatMoney } from "~/ui/format/format-money";
import { useLocale } from "~/ui/format/locale-provider";
import { MoneyText } from "~/ui/format/money-text";
import { readerText } from "~/ui/i18n/reader-text.server";
import { PageRecord } from "~/ui/page/page-record";
import { KeyFigures } from "~/ui/record/key-figures";
import { useLiveRevalidation } from "~/ui/shell/use-live-revalidation";

export const meta = titled;

const notFound = () => new Response("NOT_FOUND", { status: 404, statusText: "Not Found" });

export async function loader({ request, params }: LoaderFunctionArgs) {
  const staff = await requireStaff(request, "ledger:read");
  const { lineId } = params;
  const page = isUuid(lineId) ? await staff.read(linePage, { lineId }) : null;
  if (!page) throw notFound();
  return {
    title: page.line.narrative.slice(0, 60) || readerText(request)("bank:tabs.lines"),
    page,
    mayImport: staff.permissions.has("bank_statement:import"),
    mayApprove: staff.permissions.has("approval:read"),
  };
}

const acts = z.discriminatedUnion("act", [
  z.object({ act: z.literal("judge"), verdict: z.string(), reason: z.string().default("") }),
  z.object({ act: z.literal("ignore"), reason: z.string().default("") }),
]);

export async function action({ request, params }: ActionFunctionArgs) {
  const staff = await requireStaff(request, "bank_statement:import");
  const { lineId } = params;
  if (!isUuid(lineId)) throw notFound();
  const form = await readForm(request, acts, staff);
  if (!form.ok) return form.answer;
  const { act, ...fields } = form.value;
  const outcome =
    act === "judge"
      ? await staff.change(judgeDuplicate, { lineId, ...fields })
      : await staff.change(proposeIgnoring, { lineId, ...fields });
  if (!outcome.ok && outcome.refusal.code === "NOT_FOUND") throw notFound();
  if (!outcome.ok) return form.reply(outcome.refusal);
  const kept = form.value.act === "judge" && form.value.verdict === "true_duplicate";
  const key =
    act === "ignore" ? "bank:flash.ignoringAsked" : kept ? "bank:flash.kept" : "bank:flash.excluded";
  return flashTo(`/bank/lines/${lineId}`, { tone: "good", key });
}

export default function Line() {
  const { t } = useTranslation("bank");
  const { locale } = useLocale();
  const { page, mayImport, mayApprove } = useLoaderData<typeof loader>();
  const answer = useActionData<typeof action>();
  const { line } = page;
  useLiveRevalidation((event) => event.subject?.type === "statement_line" && event.subject.id === line.id);
  const money = (minor: bigint) => <MoneyText value={{ minor, currency: line.currency }} />;
  const amount = formatMoney({ minor: line.amount, currency: line.currency }, locale, "symbol");
  const title =
    line.amount === 0n
      ? t("line.titleMemo")
      : t(line.side === "C" ? "line.titleIn" : "line.titleOut", { amount });
  const ignorable = line.amount === 0n && line.state === "unmatched" && !page.ignoringAsked;
  return (
    <PageRecord
      title={title}
      sub={
        <span className="flex min-w-0 flex-wrap items-center gap-2">
          <LineStateBadge state={line.state} />
          <span className="break-words">{line.bankAccountName}</span>
        </span>
      }
      crumbs={[
        { label: t("title"), href: "/bank" },
        { label: t("tabs.lines"), href: "/bank/lines" },
      ]}
      actions={
        <>
          {line.amount > 0n && (
            <LinkButton look="primary" to={`/bank/lines/${line.id}/matches`}>
              {t("line.matches")}
            </LinkButton>
          )}
          {mayImport && ignorable && <IgnoreLine answer={answer} />}
        </>
      }
      banners={
        page.ignoringAsked && (
          <Banner
            tone="warn"
            title={t("line.ignoring")}
            action={mayApprove && <LinkButton to="/approvals">{t("line.ignore")}</LinkButton>}
          />
        )
      }
      figures={
        <KeyFigures
          figures={[
            { label: t("line.amount"), value: money(line.amount) },
            {
              label: t("line.open"),
              value: money(line.state === "ignored" ? 0n : line.amount - line.matched),
            },
            { label: t("line.age"), value: t(`lines.ages.${page.age}`) },
          ]}
        />
      }
    >
      <LineJudgement page={page} mayJudge={mayImport} answer={answer} />
      <div className="grid items-start gap-4 md:grid-cols-2">
        <LineFacts page={page} />
        <LinePostings page={page} />
      </div>
    </PageRecord>
  );
}

export function ErrorBoundary() {
  return <RouteError home="/bank/lines" />;
}
