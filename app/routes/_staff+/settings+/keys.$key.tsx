import type { ActionFunctionArgs, LoaderFunctionArgs } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { useTranslation } from "react-i18next";
import { z } from "zod";

import { fromTyped } from "~/office/domain/setting/setting-kinds";
import { findDef } from "~/office/domain/setting/settings.table";
import { flashTo } from "~/people/access/answers/flash.server";
import { requireFreshFactor } from "~/people/access/factor/require-fresh-factor.server";
import { readForm } from "~/people/access/read-form.server";
import { requestOrigin } from "~/people/access/request-origin.server";
import { requireFound } from "~/people/access/require-found.server";
import { requireStaff } from "~/people/access/require-staff.server";
import { changeSetting } from "~/people/commands/setting/change-setting.server";
import { settingPage } from "~/people/queries/setting/setting-page.server";
import { Banner } from "~/ui/action/banner";
import { LinkButton } from "~/ui/action/link-button";
import { RouteError } from "~/ui/document/route-error";
import { titled } from "~/ui/document/titled";
import { useLocale } from "~/ui/format/locale-provider";
import { translator } from "~/ui/i18n/translator.server";
import { Facts } from "~/ui/record/facts";
import { SettingForm } from "~/ui/settings/setting/setting-form";
import { SettingHistoryTable } from "~/ui/settings/setting/setting-history-table";
import { boundsText, dayText, settingText } from "~/ui/settings/setting/setting-text";
import { SettingsFrame } from "~/ui/settings/settings-frame";

export const meta = titled;

export async function loader({ request, params }: LoaderFunctionArgs) {
  const staff = await requireStaff(request, "setting:read");
  const page = requireFound(await staff.read(settingPage, { key: params.key ?? "" }));
  return {
    ...page,
    title: translator(staff.language)(`firm:key.${page.row.key}.title`),
    may: staff.permissions.list(),
    today: staff.tenant.businessDate,
    ip: requestOrigin(request).ip,
  };
}

const reason = z.string("REQUIRED").trim().min(3, "REQUIRED").max(500, "TOO_LONG");
const acts = z.discriminatedUnion("act", [
  z.object({
    act: z.literal("set"),
    value: z.string().max(20_000, "TOO_LONG").default(""),
    from: z.iso.date("DATE_FORMAT").optional(),
    reason,
  }),
  z.object({ act: z.literal("reset"), reason }),
]);

export async function action({ request, params }: ActionFunctionArgs) {
  const staff = await requireStaff(request, "setting:update");
  const { key, def } = requireFound(findDef(params.key ?? ""));
  const form = await readForm(request, acts, staff);
  if (!form.ok) return form.answer;
  const fresh = "risky" in def ? await requireFreshFactor(request, staff, form) : null;
  if (fresh && !fresh.ok) return form.reply(fresh.refusal);
  const wish =
    form.value.act === "reset"
      ? { key, value: null, reason: form.value.reason }
      : { key, value: fromTyped(def, form.value.value), from: form.value.from, reason: form.value.reason };
  const outcome = await staff.change(changeSetting, wish, form.key);
  if (!outcome.ok) return form.reply(outcome.refusal);
  const name = translator(staff.language)(`firm:key.${key}.title`);
  return flashTo(`/settings/keys/${key}`, {
    tone: "good",
    key: outcome.value.waits ? "firm:setting.asked" : "firm:setting.saved",
    params: { name },
  });
}

export default function SettingPage() {
  const { t } = useTranslation("firm");
  const { locale } = useLocale();
  const { title, may, row, history, waiting, today, ip } = useLoaderData<typeof loader>();
  const answer = useActionData<typeof action>();
  const { key, def, value, usual } = row;
  const text = (one: typeof value) => settingText(def, one, t, locale);
  const { rule, nearest } = answer?.refusal?.facts ?? {};
  return (
    <SettingsFrame title={title} may={may}>
      <p className="max-w-prose text-ink-2">{t(`key.${key}.help`)}</p>
      <Facts
        facts={[
          { label: t("setting.now"), value: text(value) },
          { label: t("setting.usual"), value: text(usual) },
          { label: t("setting.bounds"), value: boundsText(def, t, locale) },
          ...(row.next
            ? [
                {
                  label: t("setting.effective"),
                  value: t("settings.next", {
                    date: dayText(row.next.from, locale),
                    value: text(row.next.value),
                  }),
                },
              ]
            : []),
        ]}
      />
      {waiting && (
        <Banner
          tone="warn"
          title={t("setting.waiting")}
          action={
            may.includes("approval:read") && <LinkButton to="/approvals">{t("setting.open")}</LinkButton>
          }
        >
          <p>
            {t("setting.waitingText", {
              name: waiting.mine ? t("setting.you") : (waiting.by ?? t("settings.nobody")),
              value: text(waiting.value),
              date: dayText(waiting.from, locale),
            })}
          </p>
        </Banner>
      )}
      {typeof rule === "string" && <Banner tone="bad" role="alert" title={t("setting.law", { rule })} />}
      {typeof nearest === "string" && (
        <Banner tone="warn" role="alert" title={t("setting.nearest", { nearest })} />
      )}
      {may.includes("setting:update") && !waiting && (
        <SettingForm row={row} today={today} ip={ip} answer={answer} />
      )}
      <SettingHistoryTable def={def} history={history} />
    </SettingsFrame>
  );
}

export function ErrorBoundary() {
  return <RouteError home="/settings" />;
}
