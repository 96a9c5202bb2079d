import type { ActionFunctionArgs, LoaderFunctionArgs } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { useTranslation } from "react-i18next";
import { z } from "zod";

import { confirmFreezeLift } from "~/money/commands/invariant/confirm-freeze-lift.server";
import { requestInvariantRun } from "~/money/commands/invariant/request-invariant-run.server";
import { invariantBoard } from "~/money/queries/invariant/invariant-board.server";
import { answerRefusal } from "~/people/access/answers/answer-refusal.server";
import { flashTo } from "~/people/access/answers/flash.server";
import { readForm } from "~/people/access/read-form.server";
import { requireStaff } from "~/people/access/require-staff.server";
import { RouteError } from "~/ui/document/route-error";
import { titled } from "~/ui/document/titled";
import { InstantText } from "~/ui/format/instant-text";
import { translator } from "~/ui/i18n/translator.server";
import { FreezeTable } from "~/ui/ledger/freeze-table";
import { InvariantTable } from "~/ui/ledger/invariant-table";
import { InvariantVerdict } from "~/ui/ledger/invariant-verdict";
import { LedgerTabs } from "~/ui/ledger/ledger-tabs";
import { PageWorklist } from "~/ui/page/page-worklist";
import { ActForm } from "~/ui/settings/act-form";
import { useLiveRevalidation } from "~/ui/shell/use-live-revalidation";

export const meta = titled;

const HERE = "/ledger/invariants";

export async function loader({ request }: LoaderFunctionArgs) {
  const staff = await requireStaff(request, "ledger:read");
  return {
    title: translator(staff.language)("invariant:title"),
    board: await staff.read(invariantBoard, undefined),
    currency: staff.tenant.currency,
    staffId: staff.id,
    mayLift: staff.permissions.has("freeze:lift"),
  };
}

const acts = z.discriminatedUnion("act", [
  z.object({ act: z.literal("run") }),
  z.object({ act: z.literal("lift"), freezeId: z.uuid() }),
]);

export async function action({ request }: ActionFunctionArgs) {
  const staff = await requireStaff(request, "freeze:lift");
  const form = await readForm(request, acts, staff);
  if (!form.ok) return form.answer;
  if (form.value.act === "run") {
    // without the form's key: the page stays after a run, and its next press is a wish of its own
    const asked = await staff.change(requestInvariantRun, {});
    return asked.ok
      ? flashTo(HERE, { tone: "good", key: "invariant:flash.asked" })
      : answerRefusal(form, asked.refusal);
  }
  const outcome = await staff.change(confirmFreezeLift, { freezeId: form.value.freezeId });
  if (!outcome.ok) return answerRefusal(form, outcome.refusal);
  return flashTo(HERE, { tone: "good", key: `invariant:flash.${outcome.value.state}` });
}

export default function Invariants() {
  const { t } = useTranslation("invariant");
  const { board, currency, staffId, mayLift } = useLoaderData<typeof loader>();
  const answer = useActionData<typeof action>();
  useLiveRevalidation(({ type }) => /^(invariants?|freeze)\./.test(type));
  return (
    <PageWorklist
      title={t("title")}
      sub={
        board.lastRun ? (
          <>
            {t("run.last")} <InstantText value={board.lastRun.at} /> ·{" "}
            {t(`run.${board.lastRun.trigger as "nightly"}`)}
          </>
        ) : (
          t("run.never")
        )
      }
      actions={
        mayLift && (
          <ActForm sends={{ act: "run" }} answer={answer} look="primary">
            {t("run.now")}
          </ActForm>
        )
      }
      tabs={<LedgerTabs current="invariants" />}
      notice={<InvariantVerdict board={board} />}
    >
      {board.open.length > 0 && (
        <FreezeTable
          title={t("freeze.openTitle")}
          freezes={board.open}
          unlisted={board.openCount - board.open.length}
          currency={currency}
          lifter={mayLift ? staffId : null}
          answer={answer}
        />
      )}
      <InvariantTable invariants={board.invariants} currency={currency} />
      {board.lifted.length > 0 && (
        <FreezeTable
          title={t("freeze.liftedTitle")}
          freezes={board.lifted}
          currency={currency}
          lifter={null}
        />
      )}
    </PageWorklist>
  );
}

export function ErrorBoundary() {
  return <RouteError home="/ledger" />;
}
