import type { ActionFunctionArgs, LoaderFunctionArgs } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { useTranslation } from "react-i18next";
import { z } from "zod";

import { proposeOpening } from "~/money/commands/opening/propose-opening.server";
import { openingPage } from "~/money/queries/opening/opening-page.server";
import { answerRefusal } from "~/people/access/answers/answer-refusal.server";
import { flashTo } from "~/people/access/answers/flash.server";
import { readForm } from "~/people/access/read-form.server";
import { requireFound } from "~/people/access/require-found.server";
import { requireId } from "~/people/access/require-id.server";
import { requireStaff } from "~/people/access/require-staff.server";
import { Badge } from "~/ui/action/badge";
import { Banner } from "~/ui/action/banner";
import { RouteError } from "~/ui/document/route-error";
import { titled } from "~/ui/document/titled";
import { ActionForm } from "~/ui/form/action-form";
import { SubmitButton } from "~/ui/form/submit-button";
import { TextField } from "~/ui/form/text-field";
import { DateText } from "~/ui/format/date-text";
import { useLocale } from "~/ui/format/locale-provider";
import { MoneyText } from "~/ui/format/money-text";
import { readerText } from "~/ui/i18n/reader-text.server";
import { OpeningRowsTable } from "~/ui/ledger/opening/opening-rows-table";
import { BATCH_TONES } from "~/ui/ledger/opening/opening-table";
import { PageRecord } from "~/ui/page/page-record";
import { KeyFigures } from "~/ui/record/key-figures";
import { Panel } from "~/ui/record/panel";
import { useLiveRevalidation } from "~/ui/shell/use-live-revalidation";

export const meta = titled;

export async function loader({ request, params }: LoaderFunctionArgs) {
  const staff = await requireStaff(request, "ledger:read");
  const page = requireFound(await staff.read(openingPage, { batchId: requireId(params["batchId"]) }));
  return {
    title: readerText(request)("ledger:opening.title"),
    ...page,
    mayPropose: page.batch.state === "checked" && !page.pending && staff.permissions.has("journal:create"),
  };
}

const proposal = z.object({
  reason: z.string("REQUIRED").trim().min(3, "TOO_SHORT").max(200, "TOO_LONG"),
});

export async function action({ request, params }: ActionFunctionArgs) {
  const staff = await requireStaff(request, "journal:create");
  const batchId = requireId(params["batchId"]);
  const form = await readForm(request, proposal, staff);
  if (!form.ok) return form.answer;
  const outcome = await staff.change(proposeOpening, { batchId, ...form.value }, form.key);
  if (!outcome.ok) return answerRefusal(form, outcome.refusal);
  return flashTo(`/ledger/opening/${batchId}`, { tone: "good", key: "ledger:opening.flash.asked" });
}

export default function OpeningBatch() {
  const { t } = useTranslation("ledger");
  const { currency } = useLocale();
  const { batch, pending, mayPropose } = useLoaderData<typeof loader>();
  const answer = useActionData<typeof action>();
  useLiveRevalidation(({ subject }) => subject?.id === batch.id);
  const money = (minor: bigint) => <MoneyText value={{ minor, currency }} />;
  return (
    <PageRecord
      crumbs={[{ label: t("opening.title"), href: "/ledger/opening" }]}
      title={batch.fileName ?? t("opening.typed")}
      sub={<Badge tone={BATCH_TONES[batch.state]}>{t(`opening.state.${batch.state}`)}</Badge>}
      banners={
        <>
          {pending && <Banner tone="warn" title={t("opening.pending")} />}
          {batch.faults > 0 && (
            <Banner tone="bad" title={t("opening.faults", { count: batch.faults })}>
              <p>{t("opening.faultsBody")}</p>
            </Banner>
          )}
        </>
      }
      figures={
        <KeyFigures
          figures={[
            { label: t("opening.column.dated"), value: <DateText value={batch.datedOn} /> },
            { label: t("opening.column.debits"), value: money(batch.debits) },
            { label: t("opening.column.credits"), value: money(batch.credits) },
          ]}
        />
      }
    >
      {mayPropose && (
        <Panel title={t("opening.propose")}>
          <ActionForm answer={answer}>
            <TextField name="reason" label={t("opening.reason")} maxLength={200} />
            <SubmitButton>{t("opening.propose")}</SubmitButton>
          </ActionForm>
        </Panel>
      )}
      <OpeningRowsTable rows={batch.rows} />
    </PageRecord>
  );
}

export function ErrorBoundary() {
  return <RouteError home="/ledger/opening" />;
}
