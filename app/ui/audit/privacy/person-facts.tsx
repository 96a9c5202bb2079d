import { Link } from "@remix-run/react";
import { useTranslation } from "react-i18next";

import type { PersonPrivacy } from "~/collections/queries/privacy/person-privacy.server";

import { Badge } from "../../action/badge";
import { DateText } from "../../format/date-text";
import { InstantText } from "../../format/instant-text";
import { Facts } from "../../record/facts";
import { Panel } from "../../record/panel";

const TONES = { active: "good", merged: "neutral", restricted: "warn", erased: "neutral" } as const;

export function PersonFacts({ person, mayHold }: { person: PersonPrivacy; mayHold: boolean }) {
  const { t } = useTranslation("privacy");
  const { status, accounts, restrictedOn, erasedAt } = person;
  return (
    <Panel title={t("person.facts")}>
      <Facts
        facts={[
          { label: t("people.number"), value: <span className="num">{person.number}</span> },
          {
            label: t("person.status"),
            value: <Badge tone={TONES[status]}>{t(`person.statuses.${status}`)}</Badge>,
          },
          { label: t("person.since"), value: <DateText value={person.since} /> },
          { label: t("people.restrictedOn"), value: restrictedOn && <DateText value={restrictedOn} /> },
          { label: t("people.erasedAt"), value: erasedAt && <InstantText value={erasedAt} /> },
          {
            label: t("person.accounts"),
            value: accounts.length > 0 && (
              <span className="flex flex-wrap gap-2">
                {accounts.slice(0, 20).map(({ id, externalRef, open }) => (
                  <Link key={id} className="link num" to={`/accounts/${id}`}>
                    {open ? t("person.openAccount", { reference: externalRef }) : externalRef}
                  </Link>
                ))}
              </span>
            ),
          },
        ]}
      />
      {mayHold && accounts[0] && (
        <Link
          className="btn btn-small mt-3 justify-self-start"
          to={`/audit/holds?reference=${encodeURIComponent(accounts[0].externalRef)}#place`}
        >
          {t("person.hold")}
        </Link>
      )}
    </Panel>
  );
}
