import type { ActionFunctionArgs, LoaderFunctionArgs } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { useTranslation } from "react-i18next";
import { z } from "zod";

import { proposeJournal } from "~/money/commands/ledger/propose-journal.server";
import { manualCodes } from "~/money/queries/ledger/manual-journals.server";
import type { Refusal } from "~/office/domain/outcome";
import { flashTo } from "~/people/access/answers/flash.server";
import { readForm } from "~/people/access/read-form.server";
import { requireStaff } from "~/people/access/require-staff.server";
import { RouteError } from "~/ui/document/route-error";
import { titled } from "~/ui/document/titled";
import { translator } from "~/ui/i18n/translator.server";
import { JournalForm } from "~/ui/ledger/journal/journal-form";
import { PageForm } from "~/ui/page/page-form";

export const meta = titled;

const LINES = 4;

export async function loader({ request }: LoaderFunctionArgs) {
  const staff = await requireStaff(request, "journal:create");
  return {
    title: translator(staff.language)("ledger:journals.newTitle"),
    codes: await staff.read(manualCodes, undefined),
    currency: staff.tenant.currency,
    today: staff.tenant.businessDate,
  };
}

const side = z.string().trim().default("");
const journal = z.object({
  effectiveDate: z.iso.date("DATE_FORMAT"),
  narration: z.string("REQUIRED").trim().min(3, "REQUIRED").max(255, "TOO_LONG"),
  lines: z.array(z.object({ code: side, dr: side, cr: side })).max(100),
});

export async function action({ request }: ActionFunctionArgs) {
  const staff = await requireStaff(request, "journal:create");
  const form = await readForm(request, journal, staff);
  if (!form.ok) return form.answer;
  const used = form.value.lines.flatMap((line, index) =>
    line.code || line.dr || line.cr ? [{ line, index }] : [],
  );
  const outcome = await staff.change(
    proposeJournal,
    { ...form.value, lines: used.map(({ line }) => line) },
    form.key,
  );
  if (!outcome.ok)
    return form.reply(
      asTyped(
        outcome.refusal,
        used.map(({ index }) => index),
      ),
    );
  return flashTo("/ledger/journals", { tone: "good", key: "ledger:flash.journalAsked" });
}

/** The command counts the lines it was given; the form names those that were typed. */
function asTyped(refusal: Refusal, places: number[]): Refusal {
  const fields = Object.fromEntries(
    Object.entries(refusal.fields ?? {}).flatMap(([name, code]) => {
      const [, line, field] = /^lines\.(\d+)\.(\w+)$/.exec(name) ?? [];
      if (!line || !field) return name === "lines" ? [] : [[name, code]];
      return [[`lines[${places[Number(line)] ?? 0}].${field}`, code]];
    }),
  );
  const code = refusal.fields?.["lines"] ?? refusal.code;
  return { ...refusal, code, fields };
}

export default function NewJournal() {
  const { t } = useTranslation("ledger");
  const { codes, currency, today } = useLoaderData<typeof loader>();
  const answer = useActionData<typeof action>();
  return (
    <PageForm title={t("journals.newTitle")} intro={<p>{t("journals.intro")}</p>}>
      <JournalForm codes={codes} currency={currency} today={today} lines={LINES} answer={answer} />
    </PageForm>
  );
}

export function ErrorBoundary() {
  return <RouteError home="/ledger/journals" />;
}
