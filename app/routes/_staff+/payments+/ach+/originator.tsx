import type { ActionFunctionArgs, LoaderFunctionArgs } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { useTranslation } from "react-i18next";
import { z } from "zod";

import { setOriginator } from "~/money/commands/ach/set-originator.server";
import { achDesk } from "~/money/queries/ach/ach-desk.server";
import { flashTo } from "~/people/access/answers/flash.server";
import { readForm } from "~/people/access/read-form.server";
import { requireStaff } from "~/people/access/require-staff.server";
import { RouteError } from "~/ui/document/route-error";
import { titled } from "~/ui/document/titled";
import { ActionForm } from "~/ui/form/action-form";
import { SubmitButton } from "~/ui/form/submit-button";
import { TextField } from "~/ui/form/text-field";
import { readerText } from "~/ui/i18n/reader-text.server";
import { PageForm } from "~/ui/page/page-form";

export const meta = titled;

export async function loader({ request }: LoaderFunctionArgs) {
  const staff = await requireStaff(request, "setting:update");
  const { originator } = await staff.read(achDesk, {});
  return { title: readerText(request)("payment:ach.originator"), originator };
}

const FIELDS = [
  ["destination", 9],
  ["destinationName", 23],
  ["odfi", 9],
  ["originId", 10],
  ["originName", 23],
  ["companyName", 16],
  ["companyId", 10],
] as const;

const typed = z.string("REQUIRED").trim().min(1, "REQUIRED").max(30, "TOO_LONG");
const originator = z.object({
  destination: typed,
  destinationName: typed,
  odfi: typed,
  originId: typed,
  originName: typed,
  companyName: typed,
  companyId: typed,
});

export async function action({ request }: ActionFunctionArgs) {
  const staff = await requireStaff(request, "setting:update");
  const form = await readForm(request, originator, staff);
  if (!form.ok) return form.answer;
  const outcome = await staff.change(setOriginator, form.value, form.key);
  if (!outcome.ok) return form.reply(outcome.refusal);
  return flashTo("/payments/ach", { tone: "good", key: "payment:ach.flash.originator" });
}

export default function Originator() {
  const { t } = useTranslation("payment");
  const { originator: known } = useLoaderData<typeof loader>();
  return (
    <PageForm
      title={t("ach.originator")}
      crumbs={[{ label: t("ach.title"), href: "/payments/ach" }]}
      intro={<p>{t("ach.originatorBody")}</p>}
    >
      <ActionForm answer={useActionData<typeof action>()}>
        {FIELDS.map(([name, maxLength]) => (
          <TextField
            key={name}
            name={name}
            label={t(`ach.field.${name}`)}
            help={name === "originId" ? t("ach.field.originIdHelp") : undefined}
            maxLength={maxLength}
            defaultValue={known?.[name]}
          />
        ))}
        <SubmitButton className="justify-self-start">{t("ach.field.save")}</SubmitButton>
      </ActionForm>
    </PageForm>
  );
}

export function ErrorBoundary() {
  return <RouteError home="/payments/ach" />;
}
