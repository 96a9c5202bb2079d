import type { ActionFunctionArgs, LoaderFunctionArgs } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { useTranslation } from "react-i18next";
import { z } from "zod";

import { flashTo } from "~/people/access/answers/flash.server";
import { requireOperator } from "~/people/access/operator/require-operator.server";
import { readForm } from "~/people/access/read-form.server";
import { breakGlass } from "~/people/commands/operator/break-glass.server";
import { leaveAccess } from "~/people/commands/operator/end-access.server";
import { acrossTenantsAccesses } from "~/people/queries/operator/firms.server";
import { titled } from "~/ui/document/titled";
import { translator } from "~/ui/i18n/translator.server";
import { PageWorklist } from "~/ui/page/page-worklist";
import { AccessTable } from "~/ui/settings/operator/access-table";

export const meta = titled;

export async function loader({ request }: LoaderFunctionArgs) {
  const operator = await requireOperator(request);
  return {
    title: translator("en")("operator:console.nav.access"),
    ownId: operator.id,
    accesses: await operator.read(acrossTenantsAccesses, { tenantId: null }),
  };
}

const acts = z.discriminatedUnion("act", [
  z.object({ act: z.literal("leave"), tenantId: z.uuid(), accessId: z.uuid() }),
  z.object({
    act: z.literal("glass"),
    tenantId: z.uuid(),
    accessId: z.uuid(),
    reason: z.string("REQUIRED").trim().min(10, "REASON_SHORT").max(500, "TOO_LONG"),
  }),
]);

export async function action({ request }: ActionFunctionArgs) {
  const operator = await requireOperator(request);
  const form = await readForm(request, acts, operator);
  if (!form.ok) return form.answer;
  const { value, key } = form;
  const outcome =
    value.act === "glass"
      ? await operator.change(value.tenantId, breakGlass, value, key)
      : await operator.change(value.tenantId, leaveAccess, value, key);
  if (!outcome.ok) return form.reply(outcome.refusal);
  return flashTo("/operator/access", { tone: "good", key: "operator:console.flash.done" });
}

export default function Accesses() {
  const { t } = useTranslation("operator");
  const { accesses, ownId } = useLoaderData<typeof loader>();
  return (
    <PageWorklist title={t("console.nav.access")}>
      <AccessTable accesses={accesses} ownId={ownId} answer={useActionData<typeof action>()} />
    </PageWorklist>
  );
}
