import type { ActionFunctionArgs, LoaderFunctionArgs } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { useTranslation } from "react-i18next";
import { z } from "zod";

import { judgeBreak } from "~/money/commands/reconciliation/judge-break.server";
import { sealDays } from "~/money/commands/reconciliation/seal-days.server";
import { BREAK_CAUSES } from "~/money/domain/reconciliation/break-causes.table";
import { reconciledAccount } from "~/money/queries/reconciliation/reconciled-account.server";
import { answerRefusal } from "~/people/access/answers/answer-refusal.server";
import { flashTo } from "~/people/access/answers/flash.server";
import { readForm } from "~/people/access/read-form.server";
import { requireFound } from "~/people/access/require-found.server";
import { requireId } from "~/people/access/require-id.server";
import { requireStaff } from "~/people/access/require-staff.server";
import { BreakTable } from "~/ui/closing/break-table";
import { SealTable } from "~/ui/closing/seal-table";
import { RouteError } from "~/ui/document/route-error";
import { titled } from "~/ui/document/titled";
import { PageWorklist } from "~/ui/page/page-worklist";
import { ActForm } from "~/ui/settings/act-form";
import { useLiveRevalidation } from "~/ui/shell/use-live-revalidation";

export const meta = titled;

export async function loader({ request, params }: LoaderFunctionArgs) {
  const staff = await requireStaff(request, "ledger:read");
  const bankAccountId = requireId(params.bankAccountId);
  const account = requireFound(await staff.read(reconciledAccount, { bankAccountId }));
  return { title: account.name, bankAccountId, account, maySeal: staff.permissions.has("seal:create") };
}

const acts = z.discriminatedUnion("act", [
  z.object({ act: z.literal("seal") }),
  z.object({
    act: z.literal("judge"),
    breakId: z.uuid(),
    to: z.enum(["explained", "resolved"]),
    cause: z.enum(BREAK_CAUSES),
    note: z.string("REASON_TOO_SHORT").trim().min(10, "REASON_TOO_SHORT").max(500, "TOO_LONG"),
  }),
]);

export async function action({ request, params }: ActionFunctionArgs) {
  const staff = await requireStaff(request, "seal:create");
  const bankAccountId = requireId(params.bankAccountId);
  const form = await readForm(request, acts, staff);
  if (!form.ok) return form.answer;
  const { value } = form;
  const outcome =
    value.act === "seal"
      ? await staff.change(sealDays, { bankAccountId })
      : await staff.change(judgeBreak, value);
  if (!outcome.ok) return answerRefusal(form, outcome.refusal);
  const told = value.act === "seal" ? "sealed" : value.to;
  return flashTo(`/reconciliation/${bankAccountId}`, { tone: "good", key: `closing:flash.${told}` });
}

export default function ReconciliationAccount() {
  const { t } = useTranslation("closing");
  const { account, bankAccountId, maySeal } = useLoaderData<typeof loader>();
  const answer = useActionData<typeof action>();
  useLiveRevalidation(({ type }) => /^(seal|reconciliation_break)\./.test(type));
  return (
    <PageWorklist
      title={account.name}
      sub={t(`kind.${account.kind}` as "kind.trust", { defaultValue: account.kind })}
      actions={
        maySeal && (
          <ActForm sends={{ act: "seal" }} answer={answer}>
            {t("account.sealNow")}
          </ActForm>
        )
      }
    >
      <section className="grid grid-cols-[minmax(0,1fr)] gap-2">
        <h2>{t("account.breaks")}</h2>
        <BreakTable breaks={account.breaks} action={`/reconciliation/${bankAccountId}`} mayJudge={maySeal} />
      </section>
      <section className="grid grid-cols-[minmax(0,1fr)] gap-2">
        <h2>{t("account.seals")}</h2>
        <SealTable seals={account.seals} currency={account.currency} trust={account.kind === "trust"} />
      </section>
    </PageWorklist>
  );
}

export function ErrorBoundary() {
  return <RouteError home="/reconciliation" />;
}
