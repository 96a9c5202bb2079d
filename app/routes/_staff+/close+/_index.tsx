import type { ActionFunctionArgs, LoaderFunctionArgs } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { useTranslation } from "react-i18next";
import { z } from "zod";

import { closeBoard } from "~/money/queries/close/close-board.server";
import { requestClose } from "~/office/commands/close/request-close.server";
import { answerRefusal } from "~/people/access/answers/answer-refusal.server";
import { flashTo } from "~/people/access/answers/flash.server";
import { readForm } from "~/people/access/read-form.server";
import { requireStaff } from "~/people/access/require-staff.server";
import { CloseTable } from "~/ui/closing/close-table";
import { RouteError } from "~/ui/document/route-error";
import { titled } from "~/ui/document/titled";
import { DateText } from "~/ui/format/date-text";
import { translator } from "~/ui/i18n/translator.server";
import { PageWorklist } from "~/ui/page/page-worklist";
import { ActForm } from "~/ui/settings/act-form";
import { useLiveRevalidation } from "~/ui/shell/use-live-revalidation";

export const meta = titled;

export async function loader({ request }: LoaderFunctionArgs) {
  const staff = await requireStaff(request, "ledger:read");
  return {
    title: translator(staff.language)("closing:close.title"),
    board: await staff.read(closeBoard, undefined),
    mayClose: staff.permissions.has("period:close"),
  };
}

export async function action({ request }: ActionFunctionArgs) {
  const staff = await requireStaff(request, "period:close");
  const form = await readForm(request, z.object({ act: z.literal("close") }), staff);
  if (!form.ok) return form.answer;
  const asked = await staff.change(requestClose, {});
  return asked.ok
    ? flashTo("/close", { tone: "good", key: "closing:flash.asked" })
    : answerRefusal(form, asked.refusal);
}

export default function Close() {
  const { t } = useTranslation("closing");
  const { board, mayClose } = useLoaderData<typeof loader>();
  const answer = useActionData<typeof action>();
  useLiveRevalidation(({ type }) => /^(close|business_date|approval)\./.test(type));
  return (
    <PageWorklist
      title={t("close.title")}
      sub={t("close.sub")}
      actions={
        mayClose &&
        board.over && (
          <ActForm sends={{ act: "close" }} answer={answer} look="primary">
            {t("close.now")}
          </ActForm>
        )
      }
      notice={
        <p>
          {t("close.today")}: <DateText value={board.today} /> ·{" "}
          {t(board.over ? "close.over" : "close.notOver")}
        </p>
      }
    >
      <CloseTable days={board.days} />
    </PageWorklist>
  );
}

export function ErrorBoundary() {
  return <RouteError home="/dashboard" />;
}
