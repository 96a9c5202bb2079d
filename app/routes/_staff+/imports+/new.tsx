import type { LoaderFunctionArgs } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { useTranslation } from "react-i18next";

import { creditorChoices } from "~/collections/queries/creditor-choices.server";
import { requireStaff } from "~/people/access/require-staff.server";
import { isUuid } from "~/platform/ids/is-uuid";
import { RouteError } from "~/ui/document/route-error";
import { titled } from "~/ui/document/titled";
import { translator } from "~/ui/i18n/translator.server";
import { ImportSteps } from "~/ui/import/import-steps";
import { UploadForm, type UploadState } from "~/ui/import/upload-form";
import { PageForm } from "~/ui/page/page-form";

export const meta = titled;

/** The form posts to /files/imports, which streams the file; a refusal comes back here in the URL. */
export async function loader({ request }: LoaderFunctionArgs) {
  const staff = await requireStaff(request, "import:create");
  const { searchParams } = new URL(request.url);
  const given = (name: string) => searchParams.get(name)?.slice(0, 200) ?? "";
  const earlier = given("earlier");
  const state: UploadState = {
    refused: given("refused") || null,
    earlier: isUuid(earlier) ? earlier : null,
    creditorId: given("creditorId"),
    creditorName: given("creditorName"),
    accept: given("accept"),
  };
  const title = translator(staff.language)("import:form.title");
  return { title, state, creditors: await staff.read(creditorChoices, undefined) };
}

export default function NewImport() {
  const { t } = useTranslation("import");
  const { state, creditors } = useLoaderData<typeof loader>();
  return (
    <PageForm
      title={t("form.title")}
      crumbs={[{ label: t("title"), href: "/imports" }]}
      intro={<p>{t("form.intro")}</p>}
    >
      <ImportSteps word={null} />
      <UploadForm creditors={creditors} state={state} />
      <details className="prose max-w-prose text-ink-2">
        <summary>{t("form.columns")}</summary>
        <p>{t("form.columnsNeeded")}</p>
        <p>{t("form.columnsOptional")}</p>
      </details>
    </PageForm>
  );
}

export function ErrorBoundary() {
  return <RouteError home="/imports" />;
}
