import type { ActionFunctionArgs, LoaderFunctionArgs } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { useTranslation } from "react-i18next";
import { z } from "zod";

import { commitAnswers } from "~/money/commands/ach/commit-answers.server";
import { judgeCorrection } from "~/money/commands/ach/judge-correction.server";
import { takeDebitFile } from "~/money/commands/ach/take-debit-file.server";
import { achFilePage } from "~/money/queries/ach/ach-file-page.server";
import { answerRefusal } from "~/people/access/answers/answer-refusal.server";
import { flashTo } from "~/people/access/answers/flash.server";
import { type FormAnswer, readForm } from "~/people/access/read-form.server";
import { requireFound } from "~/people/access/require-found.server";
import { requireId } from "~/people/access/require-id.server";
import { requireStaff } from "~/people/access/require-staff.server";
import { Banner } from "~/ui/action/banner";
import { RouteError } from "~/ui/document/route-error";
import { titled } from "~/ui/document/titled";
import { ActionForm } from "~/ui/form/action-form";
import { SubmitButton } from "~/ui/form/submit-button";
import { DateText } from "~/ui/format/date-text";
import { formatCivilDate } from "~/ui/format/format-date";
import { useLocale } from "~/ui/format/locale-provider";
import { MoneyText } from "~/ui/format/money-text";
import { readerText } from "~/ui/i18n/reader-text.server";
import { PageRecord } from "~/ui/page/page-record";
import { AchAnswers } from "~/ui/payment/ach/ach-answers";
import { AchDebits } from "~/ui/payment/ach/ach-debits";
import { AchFaults } from "~/ui/payment/ach/ach-faults";
import { AchStateBadge } from "~/ui/payment/ach/ach-state-badge";
import { KeyFigures } from "~/ui/record/key-figures";
import { Panel } from "~/ui/record/panel";
import { answerFor } from "~/ui/settings/answer-for";
import { useLiveRevalidation } from "~/ui/shell/use-live-revalidation";

export const meta = titled;

export async function loader({ request, params }: LoaderFunctionArgs) {
  const staff = await requireStaff(request, "ledger:read");
  const fileId = requireId(params["fileId"]);
  const page = requireFound(await staff.read(achFilePage, { fileId }));
  return {
    title: `${readerText(request)("payment:ach.title")} ${page.file.fileName}`,
    page,
    mayExchange: staff.permissions.has("ach:exchange"),
    mayJudge: staff.permissions.has("mandate:manage"),
  };
}

const act = z.discriminatedUnion("intent", [
  z.object({ intent: z.literal("take") }),
  z.object({ intent: z.literal("commit") }),
  z.object({ intent: z.literal("judge"), answerId: z.uuid(), decision: z.enum(["accept", "reject"]) }),
]);

export async function action({ request, params }: ActionFunctionArgs) {
  const staff = await requireStaff(request, "ledger:read");
  const fileId = requireId(params["fileId"]);
  const form = await readForm(request, act, staff);
  if (!form.ok) return form.answer;
  const { value } = form;
  const outcome = await (() => {
    switch (value.intent) {
      case "take":
        return staff.change(takeDebitFile, { fileId });
      case "commit":
        return staff.change(commitAnswers, { fileId });
      case "judge":
        return staff.change(judgeCorrection, { answerId: value.answerId, decision: value.decision });
    }
  })();
  if (!outcome.ok) return answerRefusal(form, outcome.refusal);
  const told = { take: "taken", commit: "committed", judge: value.intent === "judge" && value.decision === "accept" ? "accepted" : "rejected" } as const; // prettier-ignore
  return flashTo(`/payments/ach/${fileId}`, { tone: "good", key: `payment:ach.flash.${told[value.intent]}` });
}

export default function BankFile() {
  const { t } = useTranslation("payment");
  const { locale, today } = useLocale();
  const { page, mayExchange, mayJudge } = useLoaderData<typeof loader>();
  const { file, debits, answers } = page;
  const refused = useActionData<typeof action>();
  useLiveRevalidation(({ subject }) => subject?.id === file.id);
  return (
    <PageRecord
      crumbs={[{ label: t("ach.title"), href: "/payments/ach" }]}
      title={file.fileName}
      sub={
        <>
          <AchStateBadge state={file.state} />
          {file.matchedOn && (
            <span>{t("ach.matched", { date: formatCivilDate(file.matchedOn, locale) })}</span>
          )}
        </>
      }
      actions={
        file.kind === "debit" &&
        mayExchange && (
          <a className="btn" href={`/files/ach-files/${file.id}`}>
            {t("ach.download")}
          </a>
        )
      }
      figures={
        <KeyFigures
          figures={[
            { label: t("ach.column.entries"), value: file.entries },
            {
              label: t("ach.column.amount"),
              value: <MoneyText value={{ minor: file.amount, currency: file.currency }} />,
            },
            { label: t("ach.column.settles"), value: <DateText value={file.effectiveOn} /> },
          ]}
        />
      }
    >
      {mayExchange && file.state === "made" && file.effectiveOn && file.effectiveOn > today && (
        <Banner title={t("ach.later", { date: formatCivilDate(file.effectiveOn, locale) })} />
      )}
      {mayExchange && file.state === "made" && (!file.effectiveOn || file.effectiveOn <= today) && (
        <Act intent="take" answer={refused} />
      )}
      {mayExchange && file.state === "read" && <Act intent="commit" answer={refused} />}
      {file.state === "unreadable" && <AchFaults faults={file.faults} />}
      {debits.length > 0 && <AchDebits rows={debits} currency={file.currency} />}
      {answers.length > 0 && (
        <AchAnswers rows={answers} currency={file.currency} mayJudge={mayJudge} answer={refused} />
      )}
    </PageRecord>
  );
}

function Act({ intent, answer }: { intent: "take" | "commit"; answer?: FormAnswer }) {
  const { t } = useTranslation("payment");
  return (
    <Panel title={t(`ach.${intent}`)}>
      <p className="mb-3">{t(`ach.${intent}Body`)}</p>
      <ActionForm answer={answerFor(answer, { intent })}>
        <input type="hidden" name="intent" value={intent} />
        <SubmitButton className="justify-self-start">{t(`ach.${intent}`)}</SubmitButton>
      </ActionForm>
    </Panel>
  );
}

export function ErrorBoundary() {
  return <RouteError home="/payments/ach" />;
}
