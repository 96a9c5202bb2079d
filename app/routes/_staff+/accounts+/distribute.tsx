import { type ActionFunctionArgs, type LoaderFunctionArgs, redirect } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { useTranslation } from "react-i18next";
import { z } from "zod";

import { previewDistribution } from "~/collections/commands/worklist/preview-distribution.server";
import { runDistribution } from "~/collections/commands/worklist/run-distribution.server";
import { distributionPreview } from "~/collections/queries/worklist/distribution-preview.server";
import { worklistCounts } from "~/collections/queries/worklist/worklist-counts.server";
import { settingOf } from "~/office/domain/setting/setting-of";
import { flashTo } from "~/people/access/answers/flash.server";
import { readForm } from "~/people/access/read-form.server";
import { requireStaff } from "~/people/access/require-staff.server";
import { DistributionShares } from "~/ui/account/distribution-shares";
import { Banner } from "~/ui/action/banner";
import { LinkButton } from "~/ui/action/link-button";
import { RouteError } from "~/ui/document/route-error";
import { titled } from "~/ui/document/titled";
import { ActionForm } from "~/ui/form/action-form";
import { SelectField } from "~/ui/form/select-field";
import { SubmitButton } from "~/ui/form/submit-button";
import { readerText } from "~/ui/i18n/reader-text.server";
import { PageForm } from "~/ui/page/page-form";

const STRATEGIES = ["balanced", "round_robin"] as const;

export const meta = titled;

export async function loader({ request }: LoaderFunctionArgs) {
  const staff = await requireStaff(request, "account:assign");
  const asked = new URL(request.url).searchParams.get("run");
  const runId = z.uuid().safeParse(asked);
  const run = runId.success ? await staff.read(distributionPreview, { runId: runId.data }) : null;
  if (asked && !run) throw new Response("NOT_FOUND", { status: 404, statusText: "Not Found" });
  const { unassigned } = await staff.read(worklistCounts, undefined);
  const usual = settingOf(staff.tenant, "assignment_strategy");
  return { title: readerText(request)("account:distribute.title"), run, unassigned, usual };
}

const form = z.discriminatedUnion("intent", [
  z.object({
    intent: z.literal("preview"),
    strategy: z.enum(STRATEGIES).optional(),
    accountIds: z.array(z.uuid()).optional(),
    ofRunId: z.uuid().optional(),
  }),
  z.object({ intent: z.literal("run"), runId: z.uuid() }),
]);

export async function action({ request }: ActionFunctionArgs) {
  const staff = await requireStaff(request, "account:assign");
  const posted = await readForm(request, form, staff);
  if (!posted.ok) return posted.answer;
  const { value } = posted;
  if (value.intent === "preview") {
    const strategy = value.strategy ?? settingOf(staff.tenant, "assignment_strategy");
    const seen = await staff.change(previewDistribution, { ...value, strategy });
    return seen.ok
      ? redirect(`/accounts/distribute?run=${seen.value.runId}`, 303)
      : posted.reply(seen.refusal);
  }
  const done = await staff.change(runDistribution, { runId: value.runId });
  if (!done.ok) return posted.reply(done.refusal);
  const { assigned, skipped } = done.value;
  return flashTo("/worklist", {
    tone: skipped > 0 ? "warn" : "good",
    key: skipped > 0 ? "account:flash.distributedPart" : "account:flash.distributed",
    params: { count: assigned, skipped },
  });
}

export default function Distribute() {
  const { t } = useTranslation("account");
  const { run, unassigned, usual } = useLoaderData<typeof loader>();
  const answer = useActionData<typeof action>();
  const added = run?.shares.reduce((sum, share) => sum + share.added, 0) ?? 0;
  return (
    <PageForm
      title={t("distribute.title")}
      crumbs={[{ label: t("worklist.title"), href: "/worklist" }]}
      intro={<p>{t("distribute.intro")}</p>}
    >
      <ActionForm answer={run ? null : answer} layout="inline" key={run?.id}>
        <input type="hidden" name="intent" value="preview" />
        {run && <input type="hidden" name="ofRunId" value={run.id} />}
        <SelectField
          name="strategy"
          label={t("distribute.strategy")}
          defaultValue={run?.strategy ?? usual}
          options={STRATEGIES.map((strategy) => ({ value: strategy, label: t(`distribute.${strategy}`) }))}
        />
        <SubmitButton look={run ? "plain" : "primary"}>
          {run ? t("distribute.again") : t("distribute.preview")}
        </SubmitButton>
      </ActionForm>
      {!run && (
        <p className="text-ink-2">
          {unassigned === 0 ? t("distribute.nothing") : t("distribute.waiting", { count: unassigned })}
        </p>
      )}
      {run?.state === "done" && <Banner title={t("distribute.done")} />}
      {run && <DistributionShares shares={run.shares} />}
      {run && run.left > 0 && <Banner tone="warn" title={t("distribute.left", { count: run.left })} />}
      {run?.state === "previewed" && added > 0 && (
        <ActionForm answer={answer} layout="inline">
          <input type="hidden" name="intent" value="run" />
          <input type="hidden" name="runId" value={run.id} />
          <SubmitButton>{t("distribute.run", { count: added })}</SubmitButton>
          <LinkButton to="/worklist">{t("distribute.cancel")}</LinkButton>
        </ActionForm>
      )}
    </PageForm>
  );
}

export function ErrorBoundary() {
  return <RouteError home="/worklist" />;
}
