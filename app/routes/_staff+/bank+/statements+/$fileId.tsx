import type { ActionFunctionArgs, LoaderFunctionArgs } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { useTranslation } from "react-i18next";
import { z } from "zod";

import { commitStatement } from "~/money/commands/statement/commit-statement.server";
import { confirmProfile } from "~/money/commands/statement/confirm-profile.server";
import {
  readStatementAgain,
  STATEMENT_ENCODINGS,
} from "~/money/commands/statement/read-statement-again.server";
import { rejectStatement } from "~/money/commands/statement/reject-statement.server";
import { undoStatement } from "~/money/commands/statement/undo-statement.server";
import { isAtWork } from "~/money/domain/statement/intake/statement-word";
import { statementPage } from "~/money/queries/statement/statement-page.server";
import { flashTo } from "~/people/access/answers/flash.server";
import { readForm } from "~/people/access/read-form.server";
import { requireStaff, type StaffAccess } from "~/people/access/require-staff.server";
import { isUuid } from "~/platform/ids/is-uuid";
import { FaultRows } from "~/ui/bank/fault-rows";
import { LineRows } from "~/ui/bank/line-rows";
import { StatementChecks } from "~/ui/bank/statement-checks";
import { StatementCommit } from "~/ui/bank/statement-commit";
import { StatementFacts } from "~/ui/bank/statement-facts";
import { StatementFigures } from "~/ui/bank/statement-figures";
import { StatementOutcome } from "~/ui/bank/statement-outcome";
import { StatementProfile } from "~/ui/bank/statement-profile";
import { StatementRunning } from "~/ui/bank/statement-running";
import { StatementStatus } from "~/ui/bank/statement-status";
import { StatementUndo, UndoBlockers } from "~/ui/bank/statement-undo";
import { RouteError } from "~/ui/document/route-error";
import { titled } from "~/ui/document/titled";
import { PageRecord } from "~/ui/page/page-record";
import { useLiveRevalidation } from "~/ui/shell/use-live-revalidation";

export const meta = titled;

const notFound = () => new Response("NOT_FOUND", { status: 404, statusText: "Not Found" });

export async function loader({ request, params }: LoaderFunctionArgs) {
  const staff = await requireStaff(request, "ledger:read");
  const { fileId } = params;
  const page = isUuid(fileId) ? await staff.read(statementPage, { fileId }) : null;
  if (!page) throw notFound();
  return {
    title: page.file.fileName,
    page,
    now: new Date().toISOString(),
    encodings: STATEMENT_ENCODINGS,
    mayImport: staff.permissions.has("bank_statement:import"),
  };
}

const text = z.string().default("");
const acts = z.discriminatedUnion("act", [
  z.object({ act: z.literal("commit"), reason: text, accepted: z.array(text).default([]) }),
  z.object({ act: z.literal("reject") }),
  z.object({ act: z.literal("again"), encoding: z.enum(STATEMENT_ENCODINGS).optional() }),
  z.object({ act: z.literal("undo"), reason: text }),
  z.object({
    act: z.literal("profile"),
    dateFormat: text,
    decimal: text,
    skipFooter: text,
    balanceReliable: z.string().default("false"),
    expectedReferences: z.string().optional(),
  }),
]);

const FLASH = {
  commit: "bank:flash.committed",
  reject: "bank:flash.rejected",
  again: "bank:flash.readAgain",
  undo: "bank:flash.undoing",
  profile: "bank:flash.profileConfirmed",
} as const;

export async function action({ request, params }: ActionFunctionArgs) {
  const staff = await requireStaff(request, "bank_statement:import");
  const { fileId } = params;
  if (!isUuid(fileId)) throw notFound();
  const form = await readForm(request, acts, staff);
  if (!form.ok) return form.answer;
  const outcome = await carryOut(staff, fileId, form.value);
  if (!outcome.ok && outcome.refusal.code === "NOT_FOUND") throw notFound();
  if (!outcome.ok) return form.reply(outcome.refusal);
  return flashTo(`/bank/statements/${fileId}`, { tone: "good", key: FLASH[form.value.act] });
}

function carryOut(staff: StaffAccess, fileId: string, { act, ...fields }: z.output<typeof acts>) {
  const input = { fileId, ...fields };
  switch (act) {
    case "commit":
      return staff.change(commitStatement, input);
    case "reject":
      return staff.change(rejectStatement, input);
    case "again":
      return staff.change(readStatementAgain, input);
    case "undo":
      return staff.change(undoStatement, input);
    case "profile":
      return staff.change(confirmProfile, input);
  }
}

export default function Statement() {
  const { t } = useTranslation("bank");
  const { page, now, encodings, mayImport } = useLoaderData<typeof loader>();
  const answer = useActionData<typeof action>();
  const { file, word } = page;
  const { findings } = file;
  useLiveRevalidation((event) => event.subject?.type === "statement_file" && event.subject.id === file.id);
  const read = word !== "reading" && word !== "unreadable";
  const undoable = (word === "committed" && page.blockers.length === 0) || word === "stopped";
  return (
    <PageRecord
      title={<span className="break-all">{file.fileName}</span>}
      sub={<StatementStatus word={word} />}
      crumbs={[
        { label: t("title"), href: "/bank" },
        { label: t("tabs.statements"), href: "/bank/statements" },
      ]}
      actions={mayImport && undoable && <StatementUndo answer={answer} />}
      banners={
        <>
          <StatementOutcome page={page} mayImport={mayImport} encodings={encodings} answer={answer} />
          <UndoBlockers page={page} />
        </>
      }
      figures={read && <StatementFigures page={page} />}
    >
      {isAtWork(word) && <StatementRunning page={page} now={now} />}
      {word === "profile" && findings.profile && mayImport && (
        <StatementProfile
          profile={findings.profile}
          referenceShare={findings.counts.referenceShare ?? null}
          answer={answer}
        />
      )}
      {read && <StatementChecks page={page} />}
      {word === "waiting" && mayImport && <StatementCommit page={page} answer={answer} />}
      <FaultRows findings={findings} />
      {read && word !== "undone" && (
        <LineRows
          title={t("preview.sample")}
          lines={findings.sample}
          currency={file.currency}
          total={findings.counts.fresh}
        />
      )}
      {findings.known.length > 0 && (
        <LineRows
          title={t("preview.knownTitle")}
          help={t("preview.knownHelp")}
          lines={findings.known}
          currency={file.currency}
          total={findings.counts.known}
        />
      )}
      <StatementFacts page={page} />
    </PageRecord>
  );
}

export function ErrorBoundary() {
  return <RouteError home="/bank/statements" />;
}
