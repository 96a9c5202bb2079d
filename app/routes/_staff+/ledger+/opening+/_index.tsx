import type { ActionFunctionArgs, LoaderFunctionArgs } from "@remix-run/node";
import { redirect } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { useTranslation } from "react-i18next";
import { z } from "zod";

import { bringBalances } from "~/money/commands/opening/bring-balances.server";
import { setMigrationDone } from "~/money/commands/opening/set-migration-done.server";
import { openingDesk } from "~/money/queries/opening/opening-desk.server";
import { flashTo } from "~/people/access/answers/flash.server";
import { readForm } from "~/people/access/read-form.server";
import { requireStaff } from "~/people/access/require-staff.server";
import { isUuid } from "~/platform/ids/is-uuid";
import { Banner } from "~/ui/action/banner";
import { RouteError } from "~/ui/document/route-error";
import { titled } from "~/ui/document/titled";
import { ActionForm } from "~/ui/form/action-form";
import { SubmitButton } from "~/ui/form/submit-button";
import { formatCivilDate } from "~/ui/format/format-date";
import { useLocale } from "~/ui/format/locale-provider";
import { MoneyText } from "~/ui/format/money-text";
import { readerText } from "~/ui/i18n/reader-text.server";
import { LedgerTabs } from "~/ui/ledger/ledger-tabs";
import { OpeningForms } from "~/ui/ledger/opening/opening-forms";
import { OpeningTable } from "~/ui/ledger/opening/opening-table";
import { PageWorklist } from "~/ui/page/page-worklist";
import { Panel } from "~/ui/record/panel";
import { answerFor } from "~/ui/settings/answer-for";
import { useLiveRevalidation } from "~/ui/shell/use-live-revalidation";

export const meta = titled;

export async function loader({ request }: LoaderFunctionArgs) {
  const staff = await requireStaff(request, "ledger:read");
  const { searchParams } = new URL(request.url);
  const earlier = searchParams.get("earlier") ?? "";
  return {
    title: readerText(request)("ledger:opening.title"),
    desk: await staff.read(openingDesk, undefined),
    refused: searchParams.get("refused"),
    earlier: isUuid(earlier) ? earlier : null,
    mayBring: staff.permissions.has("journal:create"),
    mayClose: staff.permissions.has("period:close"),
  };
}

const acts = z.discriminatedUnion("intent", [
  z.object({
    intent: z.literal("bring"),
    text: z.string("REQUIRED").min(1, "REQUIRED").max(200_000, "TOO_LONG"),
  }),
  z.object({ intent: z.literal("done"), done: z.enum(["yes", "no"]) }),
]);

export async function action({ request }: ActionFunctionArgs) {
  const staff = await requireStaff(request, "ledger:read");
  const form = await readForm(request, acts, staff);
  if (!form.ok) return form.answer;
  const { value } = form;
  if (value.intent === "bring") {
    const brought = await staff.change(bringBalances, { text: value.text, fileName: null });
    if (!brought.ok) return form.reply(brought.refusal);
    return redirect(`/ledger/opening/${brought.value.batchId}`, { status: 303 });
  }
  const set = await staff.change(setMigrationDone, { done: value.done });
  if (!set.ok) return form.reply(set.refusal);
  const key = set.value.done ? "ledger:opening.flash.done" : "ledger:opening.flash.reopened";
  return flashTo("/ledger/opening", { tone: "good", key });
}

export default function OpeningBalances() {
  const { t } = useTranslation("ledger");
  const { locale } = useLocale();
  const { desk, refused, earlier, mayBring } = useLoaderData<typeof loader>();
  const answer = useActionData<typeof action>();
  useLiveRevalidation(({ type }) => type.startsWith("opening."));
  return (
    <PageWorklist title={t("opening.title")} tabs={<LedgerTabs current="opening" />}>
      <p className="max-w-prose text-ink-2">
        {t("opening.intro", { date: formatCivilDate(desk.datedOn, locale) })}
      </p>
      <Rest />
      <OpeningTable batches={desk.batches} />
      {mayBring && !desk.done && (
        <OpeningForms answer={answerFor(answer, { intent: "bring" })} refused={refused} earlier={earlier} />
      )}
    </PageWorklist>
  );
}

/** How far off zero 3090 is, and whether everything is in. */
function Rest() {
  const { t } = useTranslation("ledger");
  const { currency } = useLocale();
  const { desk, mayClose } = useLoaderData<typeof loader>();
  const answer = useActionData<typeof action>();
  const { rest, done } = desk;
  return (
    <>
      {rest === 0n ? (
        <Banner tone="good" title={done ? t("opening.isDone") : t("opening.zero")} />
      ) : (
        <Banner tone="warn" title={t("opening.off")}>
          <p className="text-lg font-semibold">
            <MoneyText value={{ minor: rest, currency }} />
          </p>
        </Banner>
      )}
      {mayClose && (
        <Panel title={t("opening.done")}>
          <p className="mb-3">{t("opening.doneBody")}</p>
          <ActionForm answer={answerFor(answer, { intent: "done" })}>
            <input type="hidden" name="intent" value="done" />
            <input type="hidden" name="done" value={done ? "no" : "yes"} />
            <SubmitButton className="justify-self-start" look={done ? "quiet" : "primary"}>
              {t(done ? "opening.doneNo" : "opening.doneYes")}
            </SubmitButton>
          </ActionForm>
        </Panel>
      )}
    </>
  );
}

export function ErrorBoundary() {
  return <RouteError home="/ledger" />;
}
