import type { LoaderFunctionArgs } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { useTranslation } from "react-i18next";

import { processHealth } from "~/people/access/operator/process-health.server";
import { requireOperator } from "~/people/access/operator/require-operator.server";
import { acrossTenantsFirmLoads } from "~/people/queries/operator/firm-loads.server";
import { titled } from "~/ui/document/titled";
import { CountText } from "~/ui/format/count-text";
import { InstantText } from "~/ui/format/instant-text";
import { PercentText } from "~/ui/format/percent-text";
import { translator } from "~/ui/i18n/translator.server";
import { PageForm } from "~/ui/page/page-form";
import { Facts } from "~/ui/record/facts";
import { Panel } from "~/ui/record/panel";
import { FirmLoadTable } from "~/ui/settings/operator/firm-load-table";
import { RouteTable } from "~/ui/settings/operator/route-table";
import { SlowTable } from "~/ui/settings/operator/slow-table";

export const meta = titled;

const MOST = 25;

export async function loader({ request }: LoaderFunctionArgs) {
  const operator = await requireOperator(request);
  const now = new Date();
  return {
    title: translator("en")("operator:console.nav.health"),
    now,
    loads: await operator.read(acrossTenantsFirmLoads, { now, most: MOST }),
    ...(await processHealth(MOST)),
  };
}

export default function Health() {
  const { t } = useTranslation("operator");
  const { requests, slow, loads, now } = useLoaderData<typeof loader>();
  const { since, answers, failed, routes } = requests;
  return (
    <PageForm title={t("console.nav.health")} intro={<p>{t("console.health.intro")}</p>}>
      <Panel title={t("console.health.answers")}>
        <Facts
          facts={[
            { label: t("console.health.since"), value: <InstantText value={since} /> },
            { label: t("console.health.count"), value: <CountText value={answers} /> },
            { label: t("console.health.failed"), value: <CountText value={failed} /> },
            {
              label: t("console.health.share"),
              value: <PercentText ratio={answers === 0 ? null : failed / answers} digits={2} />,
            },
          ]}
        />
      </Panel>
      <FirmLoadTable loads={loads} />
      <RouteTable routes={routes} />
      <SlowTable slow={slow} now={now} />
    </PageForm>
  );
}
