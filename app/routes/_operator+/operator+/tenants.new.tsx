import type { ActionFunctionArgs, LoaderFunctionArgs } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { useTranslation } from "react-i18next";

import { flashTo } from "~/people/access/answers/flash.server";
import { openFirm, openFirmForm } from "~/people/access/operator/open-firm.server";
import { requireOperator } from "~/people/access/operator/require-operator.server";
import { readForm } from "~/people/access/read-form.server";
import { placeChoices } from "~/people/domain/agency/place-choices";
import { titled } from "~/ui/document/titled";
import { ActionForm } from "~/ui/form/action-form";
import { SubmitButton } from "~/ui/form/submit-button";
import { TextField } from "~/ui/form/text-field";
import { translator } from "~/ui/i18n/translator.server";
import { PageForm } from "~/ui/page/page-form";
import { AgencyNameFields } from "~/ui/public/agency-name-fields";
import { AgencyPlaceFields } from "~/ui/public/agency-place-fields";

export const meta = titled;

export async function loader({ request }: LoaderFunctionArgs) {
  await requireOperator(request);
  return {
    title: translator("en")("operator:console.open.title"),
    places: placeChoices("en", request.headers.get("accept-language")),
  };
}

export async function action({ request }: ActionFunctionArgs) {
  const operator = await requireOperator(request);
  const form = await readForm(request, openFirmForm, operator);
  if (!form.ok) return form.answer;
  const outcome = await openFirm(request, operator, form.value);
  if (!outcome.ok) return form.reply(outcome.refusal);
  return flashTo(`/operator/tenants/${outcome.value.tenantId}`, {
    tone: "good",
    key: "operator:console.flash.opened",
  });
}

export default function OpenFirm() {
  const { t } = useTranslation("operator");
  const { title, places } = useLoaderData<typeof loader>();
  return (
    <PageForm
      title={title}
      crumbs={[{ label: t("console.nav.firms"), href: "/operator" }]}
      intro={<p>{t("console.open.intro")}</p>}
    >
      <ActionForm answer={useActionData<typeof action>()} className="form-wide">
        <input type="hidden" name="desk" value="collections" />
        <fieldset className="form-group">
          <legend>{t("console.open.firm")}</legend>
          <AgencyNameFields slugHelp={t("console.open.slugHelp")} />
          <AgencyPlaceFields {...places} />
        </fieldset>
        <fieldset className="form-group">
          <legend>{t("console.open.owner")}</legend>
          <TextField name="fullName" label={t("console.open.ownerName")} maxLength={120} />
          <TextField
            name="email"
            type="email"
            label={t("console.open.ownerEmail")}
            help={t("console.open.ownerHelp")}
            spellCheck={false}
          />
          <TextField
            name="ticket"
            label={t("console.open.ticket")}
            help={t("console.open.ticketHelp")}
            maxLength={100}
          />
        </fieldset>
        <div className="form-actions">
          <SubmitButton>{t("console.open.submit")}</SubmitButton>
        </div>
      </ActionForm>
    </PageForm>
  );
}
