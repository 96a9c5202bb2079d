import { useTranslation } from "react-i18next";

import { tenantAllows } from "~/office/domain/tenant/tenant-allows";
import type { FirmStanding } from "~/people/queries/tenant/firm-standing.server";

import { Badge } from "../../action/badge";
import { DateText } from "../../format/date-text";
import { Facts } from "../../record/facts";
import { Panel } from "../../record/panel";

const STAFF_KINDS = ["read", "work", "grow", "settle", "export", "bill", "complaint", "protect"] as const;
const PORTAL_KINDS = ["read", "pay", "enrol", "export", "complaint"] as const;
const TOLD_REASONS = ["trial_ended", "time_passed", "fee_unpaid", "fee_paid", "plan_ended"];

/** The state in plain words: since when, why, what goes on and what waits, and what comes next. */
export function StandingFacts({ standing, owner }: { standing: FirmStanding; owner: boolean }) {
  const { t } = useTranslation("operator");
  const { state, since, reason, next } = standing;
  const told = TOLD_REASONS.includes(reason) ? t(`standing.reason.${reason as "time_passed"}`) : reason;
  const audience = owner ? "owner" : "staff";
  const open = (kind: (typeof STAFF_KINDS)[number]) => ({
    label: t(`standing.kind.${kind}`),
    value: <Allowed yes={tenantAllows(state, audience, kind)} />,
  });
  const portal = PORTAL_KINDS.map((kind) => ({
    label: t(`standing.portalKind.${kind}`),
    value: <Allowed yes={tenantAllows(state, "customer", kind)} />,
  }));
  return (
    <>
      <Panel title={t("standing.state")}>
        <Facts
          facts={[
            { label: t("standing.now"), value: t(`standing.name.${state}`) },
            { label: t("standing.since"), value: <DateText value={since} /> },
            ...(told ? [{ label: t("standing.why"), value: told }] : []),
            ...(next
              ? [
                  {
                    label: t(`standing.next.${next.state as "restricted"}`),
                    value: <DateText value={next.on} />,
                  },
                ]
              : []),
          ]}
        />
      </Panel>
      <Panel title={t(owner ? "standing.you" : "standing.colleagues")}>
        <Facts facts={STAFF_KINDS.map(open)} />
      </Panel>
      <Panel title={t("standing.customers")}>
        <Facts facts={portal} />
      </Panel>
    </>
  );
}

function Allowed({ yes }: { yes: boolean }) {
  const { t } = useTranslation("operator");
  return <Badge tone={yes ? "good" : "neutral"}>{t(yes ? "standing.goesOn" : "standing.waits")}</Badge>;
}
