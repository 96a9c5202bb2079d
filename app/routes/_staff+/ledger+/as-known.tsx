import type { LoaderFunctionArgs } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { useTranslation } from "react-i18next";

import { asKnown } from "~/money/queries/ledger/as-known.server";
import { type CivilDate, toCivilDate } from "~/office/domain/calendar-date";
import { requireStaff } from "~/people/access/require-staff.server";
import { RouteError } from "~/ui/document/route-error";
import { titled } from "~/ui/document/titled";
import { translator } from "~/ui/i18n/translator.server";
import { AsKnownTable } from "~/ui/ledger/as-known-table";
import { LaterEntries } from "~/ui/ledger/later-entries";
import { LedgerTabs } from "~/ui/ledger/ledger-tabs";
import { TwoClocks } from "~/ui/ledger/two-clocks";
import { PageWorklist } from "~/ui/page/page-worklist";

export const meta = titled;

export async function loader({ request }: LoaderFunctionArgs) {
  const staff = await requireStaff(request, "ledger:read");
  const { businessDate: today, currency } = staff.tenant;
  const { searchParams } = new URL(request.url);
  const day = (name: string): CivilDate => {
    const asked = toCivilDate(searchParams.get(name) ?? "");
    return asked && asked < today ? asked : today;
  };
  const [on, knownOn] = [day("on"), day("known")];
  const title = translator(staff.language)("ledger:known.title");
  return { title, known: await staff.read(asKnown, { on, knownOn }), on, knownOn, today, currency };
}

export default function AsKnown() {
  const { t } = useTranslation("ledger");
  const { known, on, knownOn, today, currency } = useLoaderData<typeof loader>();
  return (
    <PageWorklist
      title={t("known.title")}
      tabs={<LedgerTabs current="known" />}
      filters={<TwoClocks on={on} knownOn={knownOn} today={today} />}
    >
      <p className="max-w-prose text-ink-2">{t("known.intro")}</p>
      <AsKnownTable rows={known.rows} currency={currency} />
      {known.laterCount > 0 && (
        <LaterEntries entries={known.later} count={known.laterCount} currency={currency} />
      )}
    </PageWorklist>
  );
}

export function ErrorBoundary() {
  return <RouteError home="/ledger" />;
}
