import { Link } from "@remix-run/react";
import { useTranslation } from "react-i18next";

import { type CivilDate, daysBetween } from "~/office/domain/calendar-date";
import type { FirmStanding } from "~/people/queries/tenant/firm-standing.server";

import { Banner } from "../../action/banner";
import { DateText } from "../../format/date-text";

const TRIAL_WARNING_DAYS = 7;

interface StandingBannerProps {
  standing: FirmStanding;
  /** answers for the firm towards the platform */
  owner: boolean;
  /** may do something about it now */
  mayBill: boolean;
}

/** What the firm's subscription keeps shut, or will: a late fee is the owner's business, a restriction everybody's. */
export function StandingBanner({ standing, owner, mayBill }: StandingBannerProps) {
  const { t } = useTranslation("operator");
  const { state, next, on } = standing;
  if (state === "active" || (state === "trial" && !isEnding(next, on))) return null;
  if (!owner && (state === "trial" || state === "past_due")) return null;
  return (
    <Banner
      tone={state === "trial" || state === "past_due" ? "warn" : "bad"}
      role="status"
      title={t(`standing.banner.${state}`)}
      action={
        <Link className="btn btn-small" to={mayBill ? "/settings/billing" : "/standing"}>
          {t(mayBill ? "standing.banner.bill" : "standing.banner.more")}
        </Link>
      }
    >
      {owner && next && (
        <p>
          {t(`standing.next.${next.state as "restricted"}`)} <DateText value={next.on} />
        </p>
      )}
    </Banner>
  );
}

function isEnding(next: { on: CivilDate } | null, on: CivilDate): boolean {
  return next !== null && daysBetween(on, next.on) <= TRIAL_WARNING_DAYS;
}
