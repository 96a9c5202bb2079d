import { Link } from "@remix-run/react";
import { useTranslation } from "react-i18next";

import type { StaffFacts } from "~/people/queries/rights/staff-record.server";

import { Badge } from "../../action/badge";
import { DateText } from "../../format/date-text";
import { RelativeText } from "../../format/relative-text";
import { Facts } from "../../record/facts";
import { Panel } from "../../record/panel";

/** Who it is, and whether their sign-in is in order. */
export function PersonFacts({ person, now }: { person: StaffFacts; now: Date }) {
  const { t } = useTranslation(["rights", "settings"]);
  const state = t(`settings:people.state.${person.status}` as "settings:people.state.active", {
    defaultValue: person.status,
  });
  return (
    <Panel
      title={t("rights:person.facts")}
      action={
        <Link className="link" to="/settings/people">
          {t("rights:person.back")}
        </Link>
      }
    >
      <Facts
        facts={[
          { label: t("rights:person.number"), value: person.number },
          { label: t("rights:person.email"), value: <span className="break-all">{person.email}</span> },
          {
            label: t("rights:person.status"),
            value: (
              <span className="flex flex-wrap gap-1">
                <Badge tone={person.status === "active" ? "good" : "neutral"}>{state}</Badge>
                {person.locked && <Badge tone="bad">{t("rights:person.locked")}</Badge>}
              </span>
            ),
          },
          { label: t("rights:person.starts"), value: <DateText value={person.startsOn} /> },
          ...(person.endsOn
            ? [{ label: t("rights:person.ends"), value: <DateText value={person.endsOn} /> }]
            : []),
          ...(person.reportsTo ? [{ label: t("rights:person.reportsTo"), value: person.reportsTo }] : []),
          {
            label: t("rights:person.factor"),
            value: t(person.hasFactor ? "rights:person.hasFactor" : "rights:person.noFactor"),
          },
          {
            label: t("rights:person.lastSeen"),
            value: person.lastSeenAt ? (
              <RelativeText value={person.lastSeenAt} now={now} />
            ) : (
              t("rights:person.never")
            ),
          },
        ]}
      />
    </Panel>
  );
}
