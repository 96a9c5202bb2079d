import { Link } from "@remix-run/react";
import { useTranslation } from "react-i18next";

import type { HoldRow } from "~/collections/queries/privacy/hold-list.server";

import { DateText } from "../../format/date-text";

/** What a hold is on: a person, an account, a range of days or everything. */
export function HoldSubject({
  hold,
}: {
  hold: Pick<HoldRow, "scope" | "subject" | "subjectId" | "fromOn" | "toOn">;
}) {
  const { t } = useTranslation("privacy");
  const { scope, subject, subjectId, fromOn, toOn } = hold;
  if (scope === "tenant") return <>{t("hold.everything")}</>;
  if (scope === "period" && fromOn && toOn)
    return (
      <span className="whitespace-nowrap">
        <DateText value={fromOn} /> – <DateText value={toOn} />
      </span>
    );
  const href = scope === "person" ? `/audit/people/${subjectId ?? ""}` : `/accounts/${subjectId ?? ""}`;
  return (
    <Link className="link break-words" to={href}>
      {subject ?? t("hold.gone")}
    </Link>
  );
}
