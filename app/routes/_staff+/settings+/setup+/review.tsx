import type { ActionFunctionArgs, LoaderFunctionArgs } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { useTranslation } from "react-i18next";
import { z } from "zod";

import { setupProgress } from "~/money/queries/setup-progress.server";
import { flashTo } from "~/people/access/answers/flash.server";
import { requireFreshFactor } from "~/people/access/factor/require-fresh-factor.server";
import { readForm } from "~/people/access/read-form.server";
import { requireStaff } from "~/people/access/require-staff.server";
import { goLive } from "~/people/commands/setup/go-live.server";
import { keepAnswer } from "~/people/commands/setup/keep-answer.server";
import { missingForLive } from "~/people/domain/setup/go-live";
import { liveList } from "~/people/queries/setup/live-list.server";
import { setupFacts } from "~/people/queries/setup/setup-facts.server";
import { Banner } from "~/ui/action/banner";
import { RouteError } from "~/ui/document/route-error";
import { titled } from "~/ui/document/titled";
import { InstantText } from "~/ui/format/instant-text";
import { translator } from "~/ui/i18n/translator.server";
import { ActForm } from "~/ui/settings/act-form";
import { LiveList } from "~/ui/settings/setup/live-list";
import { SetupFrame } from "~/ui/settings/setup/setup-frame";

export const meta = titled;

const PAGE = "/settings/setup/review";

export async function loader({ request }: LoaderFunctionArgs) {
  const staff = await requireStaff(request, "setting:update");
  const { steps } = await staff.read(setupProgress, undefined);
  const { wentLiveAt } = await staff.read(setupFacts, undefined);
  return {
    title: translator(staff.language)("setup:title"),
    may: staff.permissions.list(),
    steps,
    wentLiveAt,
    checks: await staff.read(liveList, undefined),
  };
}

const acts = z.object({ act: z.enum(["roles", "live"]) });

export async function action({ request }: ActionFunctionArgs) {
  const staff = await requireStaff(request, "setting:update");
  const form = await readForm(request, acts, staff);
  if (!form.ok) return form.answer;
  if (form.value.act === "roles") {
    const kept = await staff.change(keepAnswer, { answer: "roles_reviewed" }, form.key);
    return kept.ok
      ? flashTo(PAGE, { tone: "good", key: "setup:review.reviewedDone" })
      : form.reply(kept.refusal);
  }
  const fresh = await requireFreshFactor(request, staff, form);
  if (!fresh.ok) return form.reply(fresh.refusal);
  const live = await staff.change(goLive, { sure: "yes" }, form.key);
  return live.ok
    ? flashTo("/dashboard", { tone: "good", key: "setup:review.done" })
    : form.reply(live.refusal);
}

export default function Review() {
  const { t } = useTranslation("setup");
  const { title, may, steps, wentLiveAt, checks } = useLoaderData<typeof loader>();
  const answer = useActionData<typeof action>();
  const ready = missingForLive(checks).length === 0;
  return (
    <SetupFrame title={title} may={may} steps={steps} current="review">
      {wentLiveAt && (
        <Banner tone="good" title={t("review.done")}>
          <p>
            {t("review.liveSince")} <InstantText value={wentLiveAt} />
          </p>
        </Banner>
      )}
      <LiveList checks={checks} />
      {checks.some(({ item, met }) => item === "roles" && !met) && (
        <ActForm small sends={{ act: "roles" }} answer={answer}>
          {t("review.reviewed")}
        </ActForm>
      )}
      {!wentLiveAt && !may.includes("tenant:go_live") && <Banner title={t("review.onlyOwner")} />}
      {!wentLiveAt && may.includes("tenant:go_live") && ready && (
        <div className="grid gap-2">
          <p className="max-w-prose">{t("review.goHelp")}</p>
          <ActForm sends={{ act: "live" }} answer={answer} look="primary">
            {t("review.go")}
          </ActForm>
        </div>
      )}
    </SetupFrame>
  );
}

export function ErrorBoundary() {
  return <RouteError home="/settings" />;
}
