import type { ActionFunctionArgs, LoaderFunctionArgs } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { useTranslation } from "react-i18next";
import { z } from "zod";

import { addDays } from "~/office/domain/calendar-date";
import { flashTo } from "~/people/access/answers/flash.server";
import { requireFreshFactor } from "~/people/access/factor/require-fresh-factor.server";
import { readForm } from "~/people/access/read-form.server";
import { requireStaff } from "~/people/access/require-staff.server";
import { endDelegation } from "~/people/commands/permission/end-delegation.server";
import { lendRights } from "~/people/commands/permission/lend-rights.server";
import { isLendable } from "~/people/domain/permission/delegation";
import { delegationList } from "~/people/queries/rights/delegation-list.server";
import { lendChoices } from "~/people/queries/rights/lend-choices.server";
import { RouteError } from "~/ui/document/route-error";
import { titled } from "~/ui/document/titled";
import { translator } from "~/ui/i18n/translator.server";
import { Panel } from "~/ui/record/panel";
import { DelegationTable } from "~/ui/settings/rights/delegation-table";
import { LendForm } from "~/ui/settings/rights/lend-form";
import { SettingsFrame } from "~/ui/settings/settings-frame";
import { Tabs } from "~/ui/table/tabs";

export const meta = titled;

const USUAL_DAYS = 7;

export async function loader({ request }: LoaderFunctionArgs) {
  const staff = await requireStaff(request, "session:read");
  const maySeeAll = staff.permissions.has("delegation:read");
  const all = maySeeAll && new URL(request.url).searchParams.get("view") === "all";
  const { colleagues, own } = await staff.read(lendChoices, undefined);
  const first = staff.tenant.businessDate;
  return {
    title: translator(staff.language)("rights:lend.title"),
    may: staff.permissions.list(),
    ownId: staff.id,
    maySeeAll,
    all,
    rows: await staff.read(delegationList, { staffId: all ? null : staff.id }),
    colleagues,
    lendable: own.filter(isLendable),
    days: { first, last: addDays(first, USUAL_DAYS - 1) },
  };
}

const acts = z.discriminatedUnion("act", [
  z.object({
    act: z.literal("lend"),
    takerId: z.uuid("REQUIRED"),
    permissions: z.array(z.string().max(120), "REQUIRED").min(1, "REQUIRED").max(200),
    startsOn: z.iso.date("DATE_FORMAT"),
    endsOn: z.iso.date("DATE_FORMAT"),
    reason: z.string("REQUIRED").trim().min(3, "REQUIRED").max(500, "TOO_LONG"),
  }),
  z.object({ act: z.literal("end"), delegationId: z.uuid() }),
]);

const PAGE = "/settings/delegations";

export async function action({ request }: ActionFunctionArgs) {
  const staff = await requireStaff(request, "session:read");
  const form = await readForm(request, acts, staff);
  if (!form.ok) return form.answer;
  const { value, key } = form;
  if (value.act === "end") {
    const ended = await staff.change(endDelegation, value, key);
    return ended.ok
      ? flashTo(PAGE, { tone: "good", key: "rights:flash.lendEnded" })
      : form.reply(ended.refusal);
  }
  const fresh = await requireFreshFactor(request, staff, form);
  if (!fresh.ok) return form.reply(fresh.refusal);
  const lent = await staff.change(lendRights, value, key);
  return lent.ok ? flashTo(PAGE, { tone: "good", key: "rights:flash.lent" }) : form.reply(lent.refusal);
}

export default function Delegations() {
  const { t } = useTranslation("rights");
  const { may, ownId, maySeeAll, all, rows, colleagues, lendable, days } = useLoaderData<typeof loader>();
  const answer = useActionData<typeof action>();
  return (
    <SettingsFrame title={t("lend.title")} may={may}>
      <p className="max-w-prose text-ink-2">{t("lend.intro")}</p>
      {maySeeAll && (
        <Tabs
          label={t("lend.title")}
          current={all ? "all" : "mine"}
          tabs={[
            { key: "mine", label: t("lend.mine"), href: PAGE },
            { key: "all", label: t("lend.all"), href: `${PAGE}?view=all` },
          ]}
        />
      )}
      <Panel title={t(all ? "lend.all" : "lend.mine")} flush>
        <DelegationTable
          rows={rows}
          mayEnd={(row) => [row.giverId, row.takerId].includes(ownId) || may.includes("role:assign")}
          answer={answer}
        />
      </Panel>
      {may.includes("delegation:create") && (
        <LendForm colleagues={colleagues} permissions={lendable} days={days} answer={answer} />
      )}
    </SettingsFrame>
  );
}

export function ErrorBoundary() {
  return <RouteError home="/settings/security" />;
}
