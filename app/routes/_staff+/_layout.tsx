import { data, type LoaderFunctionArgs } from "@remix-run/node";
import { Outlet, useLoaderData } from "@remix-run/react";
import { randomUUID } from "node:crypto";
import { useTranslation } from "react-i18next";

import { civilDateIn } from "~/office/domain/calendar-date";
import { isOwner, tenantAllows } from "~/office/domain/tenant/tenant-allows";
import { unreadNotifications } from "~/office/queries/unread-notifications.server";
import { readFlash } from "~/people/access/answers/flash.server";
import { requireStaff } from "~/people/access/require-staff.server";
import { firmStanding } from "~/people/queries/tenant/firm-standing.server";
import { env } from "~/platform/env/env.server";
import type { PageHandle } from "~/ui/document/page-handle";
import { RouteError } from "~/ui/document/route-error";
import { FormTokenProvider } from "~/ui/form/form-token";
import { LocaleProvider } from "~/ui/format/locale-provider";
import { readPreferences } from "~/ui/i18n/preferences";
import { FactorDue } from "~/ui/settings/security/factor-due";
import { IdleWarning } from "~/ui/settings/security/idle-warning";
import { useStaffActs, useStaffPlaces } from "~/ui/shell/staff-places";
import { LookBanner } from "~/ui/shell/operator/look-banner";
import { ViewAsBanner } from "~/ui/settings/rights/view-as-banner";
import { StandingBanner } from "~/ui/settings/standing/standing-banner";
import { StaffShell } from "~/ui/shell/staff-shell";
import { useFlash } from "~/ui/shell/use-flash";

export const handle: PageHandle = { texts: "staff" };

export async function loader({ request }: LoaderFunctionArgs) {
  const staff = await requireStaff(request);
  const flash = await readFlash(request);
  const { tenant, fullName, email, roles, csrf, permissions, language } = staff;
  const { ENVIRONMENT_NAME } = env();
  const frame = {
    firm: tenant.displayName,
    staff: { name: fullName, email, roles },
    permissions: permissions.list(),
    token: { csrf, seed: randomUUID() },
    locale: {
      locale: `${language}-${tenant.country}`,
      timeZone: tenant.timeZone,
      currency: tenant.currency,
      today: tenant.businessDate,
    },
    calendarDate: civilDateIn(tenant.timeZone, new Date()),
    environment: ENVIRONMENT_NAME === "production" ? null : ENVIRONMENT_NAME,
    preferences: readPreferences(request),
    unread: await staff.read(unreadNotifications, undefined),
    flash: flash.message,
    factorDue: staff.factorDue,
    look: staff.look,
    viewAs: staff.viewAs && { fullName: staff.viewAs.fullName, until: staff.viewAs.until },
    standing: tenant.status === "active" ? null : await staff.read(firmStanding, new Date()),
    mayBill:
      permissions.has("billing:read") &&
      tenantAllows(tenant.status, isOwner(roles) ? "owner" : "staff", "bill"),
    session: {
      idleMinutes: staff.idleMinutes,
      endsAt: staff.endsAt,
      workedAt: staff.workedAt,
      readAt: new Date(),
    },
  };
  return data(frame, { headers: flash.headers });
}

export default function StaffLayout() {
  const frame = useLoaderData<typeof loader>();
  const { t } = useTranslation([
    "shell",
    "account",
    "bank",
    "billing",
    "closing",
    "report",
    "audit",
    "payment",
    "payout",
    "remittance",
    "import",
    "invariant",
    "ledger",
    "rights",
    "settings",
    "setup",
    "dashboard",
    "approval",
    "match",
    "operator",
    "firm",
    "privacy",
  ]);
  const nav = useStaffPlaces(frame.permissions);
  const actions = useStaffActs(frame.permissions);
  const { flash } = frame;
  const told = useFlash(flash && { key: flash.id, tone: flash.tone, text: t(flash.key, flash.params ?? {}) });
  const roles = frame.staff.roles.map((role) =>
    t(`shell:role.${role}` as "shell:role.admin", { defaultValue: role }),
  );
  return (
    <LocaleProvider value={frame.locale}>
      <FormTokenProvider value={frame.token}>
        <StaffShell
          firm={frame.firm}
          staff={{ name: frame.staff.name, email: frame.staff.email, role: roles.join(", ") }}
          nav={nav}
          actions={actions}
          businessDate={frame.locale.today}
          calendarDate={frame.calendarDate}
          environment={frame.environment}
          preferences={frame.preferences}
          unread={frame.unread}
          flash={told}
          stream={frame.look || frame.viewAs ? null : "/stream"}
        >
          {frame.viewAs && <ViewAsBanner viewAs={frame.viewAs} />}
          {frame.look && <LookBanner look={frame.look} firm={frame.firm} />}
          <IdleWarning session={frame.session} />
          {frame.standing && (
            <StandingBanner
              standing={frame.standing}
              owner={isOwner(frame.staff.roles)}
              mayBill={frame.mayBill}
            />
          )}
          {frame.factorDue && <FactorDue by={frame.factorDue} />}
          <Outlet />
        </StaffShell>
      </FormTokenProvider>
    </LocaleProvider>
  );
}

export function ErrorBoundary() {
  return (
    <main id="main" className="public-main">
      <RouteError home="/dashboard" />
    </main>
  );
}
