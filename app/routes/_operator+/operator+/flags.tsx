import type { ActionFunctionArgs, LoaderFunctionArgs } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { useTranslation } from "react-i18next";

import { flashTo } from "~/people/access/answers/flash.server";
import { changeFlag, flagForm } from "~/people/access/operator/change-flag.server";
import { requireOperator } from "~/people/access/operator/require-operator.server";
import { readForm } from "~/people/access/read-form.server";
import { flagList } from "~/people/queries/flag/flag-list.server";
import { titled } from "~/ui/document/titled";
import { translator } from "~/ui/i18n/translator.server";
import { PageForm } from "~/ui/page/page-form";
import { FlagChanges } from "~/ui/settings/operator/flag-changes";
import { FlagPanel } from "~/ui/settings/operator/flag-panel";

export const meta = titled;

export async function loader({ request }: LoaderFunctionArgs) {
  const operator = await requireOperator(request);
  const title = translator("en")("operator:console.nav.flags");
  return { title, ...(await operator.read(flagList, undefined)) };
}

export async function action({ request }: ActionFunctionArgs) {
  const operator = await requireOperator(request);
  const form = await readForm(request, flagForm, operator);
  if (!form.ok) return form.answer;
  const outcome = await changeFlag(request, operator, form.value);
  if (!outcome.ok) return form.reply(outcome.refusal);
  return flashTo("/operator/flags", { tone: "good", key: "operator:console.flash.done" });
}

export default function Flags() {
  const { t } = useTranslation("operator");
  const { flags, changes } = useLoaderData<typeof loader>();
  const answer = useActionData<typeof action>();
  return (
    <PageForm title={t("console.nav.flags")} intro={<p>{t("console.flag.intro")}</p>}>
      {flags.map((flag) => (
        <FlagPanel key={`${flag.key}-${flag.version}`} flag={flag} answer={answer} />
      ))}
      <FlagChanges changes={changes} />
    </PageForm>
  );
}
