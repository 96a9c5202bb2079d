import type { ActionFunctionArgs, LoaderFunctionArgs } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { useTranslation } from "react-i18next";
import { z } from "zod";

import { debtsToMatch } from "~/collections/queries/payment/debts-to-match.server";
import { lineMatches } from "~/collections/queries/payment/line-matches.server";
import { confirmMatch } from "~/money/commands/match/confirm-match.server";
import { confirmTwins } from "~/money/commands/match/confirm-twins.server";
import { unmatchLine } from "~/money/commands/match/unmatch-line.server";
import { sameAmountTargets } from "~/money/queries/match/same-amount-targets.server";
import { flashTo } from "~/people/access/answers/flash.server";
import { readForm } from "~/people/access/read-form.server";
import { requireFound } from "~/people/access/require-found.server";
import { requireId } from "~/people/access/require-id.server";
import { requireStaff } from "~/people/access/require-staff.server";
import { BatchParts } from "~/ui/bank/match/batch-parts";
import { LineHead } from "~/ui/bank/match/line-head";
import { MatchPanel } from "~/ui/bank/match/match-panel";
import { RouteError } from "~/ui/document/route-error";
import { titled } from "~/ui/document/titled";
import { translator } from "~/ui/i18n/translator.server";
import { PageForm } from "~/ui/page/page-form";
import { useLiveRevalidation } from "~/ui/shell/use-live-revalidation";

export const meta = titled;

export async function loader({ request, params }: LoaderFunctionArgs) {
  const staff = await requireStaff(request, "ledger:read");
  const lineId = requireId(params.lineId);
  const find = new URL(request.url).searchParams.get("find")?.slice(0, 100) ?? "";
  const matches = requireFound(await staff.read(lineMatches, { lineId }));
  const sees = staff.permissions.has("account:read");
  return {
    title: translator(staff.language)("match:title"),
    matches,
    find,
    debts: sees && find ? await staff.read(debtsToMatch, { text: find }) : [],
    same: await staff.read(sameAmountTargets, matches),
    may: { confirm: staff.permissions.has("match:confirm"), unmatch: staff.permissions.has("match:unmatch") },
  };
}

const change = z.discriminatedUnion("intent", [
  z.object({
    intent: z.literal("confirm"),
    version: z.string().regex(/^\d{1,9}$/),
    targetType: z.string().max(40),
    targetId: z.uuid("TARGET_UNKNOWN"),
    amount: z.string("REQUIRED").trim().min(1, "REQUIRED").max(30),
    payerName: z.string().trim().max(120, "TOO_LONG").default(""),
    relation: z.string().trim().max(60, "TOO_LONG").default(""),
  }),
  z.object({
    intent: z.literal("unmatch"),
    matchId: z.uuid(),
    reason: z.string("REQUIRED").trim().min(3, "REQUIRED").max(200),
  }),
]);

/** Confirms one piece of a bank line, or takes a match back. */
export async function action({ request, params }: ActionFunctionArgs) {
  const staff = await requireStaff(request, "match:confirm", "match:unmatch");
  const lineId = requireId(params.lineId);
  const form = await readForm(request, change, staff);
  if (!form.ok) return form.answer;
  const { value, key } = form;
  if (value.intent === "unmatch") {
    const { matchId, reason } = value;
    const undone = await staff.change(unmatchLine, { matchId, reason }, key);
    if (!undone.ok) return form.reply(undone.refusal);
    const told = undone.value.asked ? "unmatchAsked" : "unmatched";
    return flashTo(`/bank/lines/${lineId}/matches`, { tone: "good", key: `match:flash.${told}` });
  }
  const { version, targetType, targetId, amount, payerName, relation } = value;
  const parts = [{ targetType, targetId, amount, payerName, relation }];
  const outcome =
    targetType === "twin"
      ? await staff.change(confirmTwins, { lineId, version, twinId: targetId }, key)
      : await staff.change(confirmMatch, { lineId, version, parts }, key);
  if (outcome.ok)
    return flashTo(`/bank/lines/${lineId}/matches`, { tone: "good", key: "match:flash.confirmed" });
  const fields = Object.fromEntries(
    Object.entries(outcome.refusal.fields ?? {}).map(([name, code]) => [name.replace("parts.0.", ""), code]),
  );
  return form.reply({ ...outcome.refusal, fields });
}

export default function LineMatch() {
  const { t } = useTranslation("match");
  const { matches, find, debts, same, may } = useLoaderData<typeof loader>();
  const answer = useActionData<typeof action>();
  useLiveRevalidation(({ type }) => type.startsWith("statement_line.") || type === "match.proposed");
  return (
    <PageForm title={t("title")}>
      <LineHead line={matches} />
      {matches.parts.length > 0 && <BatchParts matches={matches} />}
      <MatchPanel matches={matches} find={find} debts={debts} same={same} may={may} answer={answer} />
    </PageForm>
  );
}

export function ErrorBoundary() {
  return <RouteError home="/bank" />;
}
