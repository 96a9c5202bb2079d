import type { LoaderFunctionArgs } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { useTranslation } from "react-i18next";

import { entryRecord } from "~/money/queries/ledger/entry-list.server";
import { requireFound } from "~/people/access/require-found.server";
import { requireId } from "~/people/access/require-id.server";
import { requireStaff } from "~/people/access/require-staff.server";
import { RouteError } from "~/ui/document/route-error";
import { titled } from "~/ui/document/titled";
import { translator } from "~/ui/i18n/translator.server";
import { EntryFacts } from "~/ui/ledger/entry-facts";
import { EntryLines } from "~/ui/ledger/entry-lines";
import { PageForm } from "~/ui/page/page-form";

export const meta = titled;

export async function loader({ request, params }: LoaderFunctionArgs) {
  const staff = await requireStaff(request, "ledger:read");
  const entryId = requireId(params.entryId);
  const entry = requireFound(await staff.read(entryRecord, { entryId }));
  const t = translator(staff.language);
  return { title: t("ledger:entry.title", { number: entry.entryNo ?? t("ledger:account.noNumber") }), entry };
}

export default function Entry() {
  const { t } = useTranslation("ledger");
  const { title, entry } = useLoaderData<typeof loader>();
  return (
    <PageForm
      title={title}
      crumbs={[{ label: t("title"), href: "/ledger" }]}
      intro={<p>{entry.narration}</p>}
    >
      <EntryLines lines={entry.lines} currency={entry.currency} />
      <EntryFacts entry={entry} />
    </PageForm>
  );
}

export function ErrorBoundary() {
  return <RouteError home="/ledger" />;
}
