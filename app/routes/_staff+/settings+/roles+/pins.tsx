import type { ActionFunctionArgs, LoaderFunctionArgs } from "@remix-run/node";
import { Link, useActionData, useLoaderData } from "@remix-run/react";
import { useTranslation } from "react-i18next";
import { z } from "zod";

import { flashTo } from "~/people/access/answers/flash.server";
import { requireFreshFactor } from "~/people/access/factor/require-fresh-factor.server";
import { readForm } from "~/people/access/read-form.server";
import { requireStaff } from "~/people/access/require-staff.server";
import { pinField } from "~/people/commands/permission/pin-field.server";
import { fieldPins } from "~/people/queries/rights/field-pins.server";
import { RouteError } from "~/ui/document/route-error";
import { titled } from "~/ui/document/titled";
import { translator } from "~/ui/i18n/translator.server";
import { Panel } from "~/ui/record/panel";
import { FieldName } from "~/ui/settings/rights/field-name";
import { FieldForm } from "~/ui/settings/rights/field-levels-panel";
import { SettingsFrame } from "~/ui/settings/settings-frame";
import { useRoleName } from "~/ui/settings/use-role-names";
import { DataTable } from "~/ui/table/data-table";

export const meta = titled;

export async function loader({ request }: LoaderFunctionArgs) {
  const staff = await requireStaff(request, "role:read");
  return {
    title: translator(staff.language)("rights:pins.title"),
    may: staff.permissions.list(),
    pins: await staff.read(fieldPins, undefined),
  };
}

const acts = z.object({
  act: z.literal("pin"),
  field: z.string("REQUIRED").max(60),
  level: z.string("REQUIRED").max(20),
  reason: z.string("REQUIRED").trim().min(3, "REQUIRED").max(500, "TOO_LONG"),
});

const PAGE = "/settings/roles/pins";

export async function action({ request }: ActionFunctionArgs) {
  const staff = await requireStaff(request, "compliance:pin");
  const form = await readForm(request, acts, staff);
  if (!form.ok) return form.answer;
  const fresh = await requireFreshFactor(request, staff, form);
  if (!fresh.ok) return form.reply(fresh.refusal);
  const { field, level, reason } = form.value;
  const outcome = await staff.change(pinField, { field, level, reason }, form.key);
  if (!outcome.ok) return form.reply(outcome.refusal);
  const { waits } = outcome.value;
  return flashTo(PAGE, { tone: "good", key: waits ? "rights:flash.asked" : "rights:flash.pinned" });
}

export default function Pins() {
  const { t } = useTranslation("rights");
  const { may, pins } = useLoaderData<typeof loader>();
  const answer = useActionData<typeof action>();
  const name = useRoleName();
  return (
    <SettingsFrame title={t("pins.title")} may={may}>
      <p className="max-w-prose text-ink-2">
        {t("pins.intro")}{" "}
        <Link className="link" to="/settings/roles">
          {t("title")}
        </Link>
      </p>
      <Panel title={t("pins.title")} flush>
        <DataTable
          caption={t("pins.caption")}
          columns={[
            {
              key: "field",
              header: t("effective.field"),
              main: true,
              cell: (row) => <FieldName field={row.field} />,
            },
            {
              key: "pin",
              header: t("fields.pin"),
              cell: (row) =>
                row.pin ? t(`level.${row.pin}`) : <span className="muted">{t("pins.none")}</span>,
            },
            {
              key: "whole",
              header: t("pins.whole"),
              cell: (row) =>
                row.whole === null
                  ? t("pins.everyone")
                  : row.whole.map((role) => name(role)).join(", ") || <span className="muted">—</span>,
            },
          ]}
          rows={pins}
          rowKey={(row) => row.field}
          empty={null}
        />
      </Panel>
      {may.includes("compliance:pin") && (
        <Panel title={t("pins.change")}>
          <FieldForm act="pin" answer={answer} submit={t("pins.save")} help={t("pins.help")} />
        </Panel>
      )}
    </SettingsFrame>
  );
}

export function ErrorBoundary() {
  return <RouteError home="/settings/roles" />;
}
