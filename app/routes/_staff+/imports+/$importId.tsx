import type { ActionFunctionArgs, LoaderFunctionArgs } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { useTranslation } from "react-i18next";
import { z } from "zod";

import { approveImport } from "~/collections/commands/placement/approve-import.server";
import { cancelImport } from "~/collections/commands/placement/cancel-import.server";
import { importPace, importWordOf, isRunning } from "~/collections/domain/placement/import-state";
import { importPage } from "~/collections/queries/import-page.server";
import { importRows } from "~/collections/queries/import-rows.server";
import { fromPageLink, toPageLinks } from "~/office/domain/page-cursor";
import { flashTo } from "~/people/access/answers/flash.server";
import { readForm } from "~/people/access/read-form.server";
import { requireStaff } from "~/people/access/require-staff.server";
import { isUuid } from "~/platform/ids/is-uuid";
import { RouteError } from "~/ui/document/route-error";
import { titled } from "~/ui/document/titled";
import { CancelImport } from "~/ui/import/cancel-import";
import { ImportColumns } from "~/ui/import/import-columns";
import { ImportFacts } from "~/ui/import/import-facts";
import { ImportFigures } from "~/ui/import/import-figures";
import { ImportOutlook } from "~/ui/import/import-outlook";
import { ImportReport } from "~/ui/import/import-report";
import { ImportRunning } from "~/ui/import/import-running";
import { ImportSample } from "~/ui/import/import-sample";
import { ImportStatus } from "~/ui/import/import-status";
import { ImportSteps } from "~/ui/import/import-steps";
import { ImportVerdict } from "~/ui/import/import-verdict";
import { PageRecord } from "~/ui/page/page-record";
import { Banner } from "~/ui/action/banner";
import { useLiveRevalidation } from "~/ui/shell/use-live-revalidation";

export const meta = titled;

const notFound = () => new Response("NOT_FOUND", { status: 404, statusText: "Not Found" });

export async function loader({ request, params }: LoaderFunctionArgs) {
  const staff = await requireStaff(request, "import:read");
  const { importId } = params;
  const page = isUuid(importId) ? await staff.read(importPage, { importId }) : null;
  if (!page) throw notFound();
  const { job } = page;
  const cursor = fromPageLink(new URL(request.url).searchParams.get("cursor"));
  const report = await staff.read(importRows, { importId: job.id, ...cursor });
  const word = importWordOf(job);
  const { loadingSince } = job.options;
  const since = word === "loading" && loadingSince ? new Date(loadingSince) : job.startedAt;
  return {
    title: job.fileName,
    page,
    word,
    pace: importPace(job.counters, { loading: word === "loading", since, now: new Date() }),
    report: { rows: report.rows, ...toPageLinks(report) },
    mayRun: staff.permissions.has("import:run"),
    mayCreate: staff.permissions.has("import:create"),
  };
}

const acts = z.object({ act: z.enum(["approve", "cancel"]) });

export async function action({ request, params }: ActionFunctionArgs) {
  const staff = await requireStaff(request, "import:run");
  const { importId } = params;
  if (!isUuid(importId)) throw notFound();
  const form = await readForm(request, acts, staff);
  if (!form.ok) return form.answer;
  const approve = form.value.act === "approve";
  const outcome = await staff.change(approve ? approveImport : cancelImport, { importId });
  if (!outcome.ok && outcome.refusal.code === "NOT_FOUND") throw notFound();
  if (!outcome.ok) return form.reply(outcome.refusal);
  const key = approve ? "import:flash.approved" : "import:flash.cancelled";
  return flashTo(`/imports/${importId}`, { tone: "good", key });
}

export default function Import() {
  const { t } = useTranslation("import");
  const { page, word, pace, report, mayRun, mayCreate } = useLoaderData<typeof loader>();
  const answer = useActionData<typeof action>();
  const { job } = page;
  const { counters, options } = job;
  useLiveRevalidation((event) => event.subject?.type === "import_job" && event.subject.id === job.id);
  const running = isRunning(word);
  const checked = counters.total !== null;
  return (
    <PageRecord
      title={<span className="break-all">{job.fileName}</span>}
      sub={<ImportStatus job={job} />}
      crumbs={[{ label: t("title"), href: "/imports" }]}
      actions={mayRun && (running || word === "waiting") && <CancelImport word={word} answer={answer} />}
      banners={
        <>
          <ImportVerdict
            word={word}
            loaded={counters.ok}
            lastRow={page.placementId && options.accept === "partial" ? counters.checkpoint : 0}
            errorCode={job.errorCode}
            facts={options.errorFacts ?? []}
            accountsHref={page.placementId && `/worklist?placement=${page.placementId}`}
            retryHref={mayCreate ? "/imports/new" : null}
          />
          {options.encoding === "windows-1252" && <Banner title={t("page.encodingFallback")} />}
        </>
      }
      flow={<ImportSteps word={word} />}
      figures={checked && <ImportFigures page={page} word={word} />}
    >
      {running && <ImportRunning word={word} pace={pace} />}
      {word === "waiting" && (
        <ImportOutlook
          counters={counters}
          amount={{ minor: job.amountOk, currency: job.currency }}
          mayRun={mayRun}
          answer={answer}
        />
      )}
      {(report.rows.length > 0 || word === "completed") && (
        <ImportReport
          {...report}
          downloadHref={counters.errors > 0 && !running ? `/files/imports/${job.id}/errors` : null}
        />
      )}
      {!running && options.sample && <ImportSample options={options} />}
      <div className="grid items-start gap-4 md:grid-cols-2">
        <ImportFacts page={page} />
        {!running && options.header && <ImportColumns header={options.header} />}
      </div>
    </PageRecord>
  );
}

export function ErrorBoundary() {
  return <RouteError home="/imports" />;
}
