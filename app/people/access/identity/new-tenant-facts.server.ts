import { civilDateIn } from "~/office/domain/calendar-date";
import type { TenantFacts } from "~/office/domain/event/actor";
import { settingOf } from "~/office/domain/setting/setting-of";
import type { AgencyForm } from "~/people/commands/staff/install-tenant.server";
import { newId } from "~/platform/ids/new-id";

/** A firm before it exists, as the command that installs it is told of it. */
export function newTenantFacts(agency: AgencyForm, now: Date): TenantFacts {
  const { slug, displayName, legalName, country, timeZone, currency, language } = agency;
  const businessDate = civilDateIn(timeZone, now);
  return {
    id: newId(),
    slug,
    displayName,
    legalName,
    country,
    timeZone,
    currency,
    language,
    status: "trial",
    businessDate,
    fiscalStartMonth: settingOf({ country }, "fiscal_start_month"),
  };
}
