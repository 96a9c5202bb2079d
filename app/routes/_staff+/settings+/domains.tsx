import type { ActionFunctionArgs, LoaderFunctionArgs } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { useTranslation } from "react-i18next";
import { z } from "zod";

import { flashTo } from "~/people/access/answers/flash.server";
import { requireFreshFactor } from "~/people/access/factor/require-fresh-factor.server";
import { readForm } from "~/people/access/read-form.server";
import { requireStaff, type StaffAccess } from "~/people/access/require-staff.server";
import { changeAddressName } from "~/people/commands/tenant/change-address-name.server";
import { recheckDomain } from "~/people/commands/web-domain/recheck-domain.server";
import { removeDomain } from "~/people/commands/web-domain/remove-domain.server";
import { requestDomain } from "~/people/commands/web-domain/request-domain.server";
import { domainsPage } from "~/people/queries/web-domain/domains-page.server";
import { env } from "~/platform/env/env.server";
import { RouteError } from "~/ui/document/route-error";
import { titled } from "~/ui/document/titled";
import { translator } from "~/ui/i18n/translator.server";
import { AddressNamePanel } from "~/ui/settings/setting/domain/address-name-panel";
import { DomainPanel } from "~/ui/settings/setting/domain/domain-panel";
import { DomainRequestForm } from "~/ui/settings/setting/domain/domain-request-form";
import { SettingsFrame } from "~/ui/settings/settings-frame";

export const meta = titled;

const PAGE = "/settings/domains";

export async function loader({ request }: LoaderFunctionArgs) {
  const staff = await requireStaff(request, "setting:read");
  const { BASE_URL } = env();
  return {
    title: translator(staff.language)("firm:domain.title"),
    may: staff.permissions.list(),
    page: await staff.read(domainsPage, undefined),
    slug: staff.tenant.slug,
    base: BASE_URL,
    target: new URL(BASE_URL).hostname,
  };
}

const acts = z.discriminatedUnion("act", [
  z.object({ act: z.literal("request"), host: z.string("REQUIRED").max(300, "TOO_LONG") }),
  z.object({ act: z.enum(["recheck", "remove"]), domainId: z.uuid() }),
  z.object({ act: z.literal("rename"), slug: z.string("REQUIRED").max(60, "TOO_LONG") }),
]);

export async function action({ request }: ActionFunctionArgs) {
  const staff = await requireStaff(request, "setting:update");
  const form = await readForm(request, acts, staff);
  if (!form.ok) return form.answer;
  const { value } = form;
  // a look changes nothing; everything else decides where the firm's customers are led
  const fresh = value.act === "recheck" ? null : await requireFreshFactor(request, staff, form);
  if (fresh && !fresh.ok) return form.reply(fresh.refusal);
  const outcome = await perform(staff, value, form.key);
  if (!outcome.ok) {
    if (outcome.refusal.code === "NOT_FOUND") throw new Response("NOT_FOUND", { status: 404 });
    return form.reply(outcome.refusal);
  }
  return flashTo(PAGE, { tone: "good", key: `firm:domain.flash.${value.act}` });
}

function perform(staff: StaffAccess, value: z.output<typeof acts>, key: string | null) {
  if (value.act === "request") return staff.change(requestDomain, value, key);
  if (value.act === "rename") return staff.change(changeAddressName, value, key);
  if (value.act === "remove") return staff.change(removeDomain, value, key);
  return staff.change(recheckDomain, value, key);
}

export default function Domains() {
  const { t } = useTranslation("firm", { keyPrefix: "domain" });
  const { title, may, page, slug, base, target } = useLoaderData<typeof loader>();
  const answer = useActionData<typeof action>();
  const mayChange = may.includes("setting:update");
  return (
    <SettingsFrame title={title} may={may}>
      <p className="max-w-prose text-ink-2">{t("intro")}</p>
      {page.domains.map((domain) => (
        <DomainPanel key={domain.id} domain={domain} target={target} mayChange={mayChange} answer={answer} />
      ))}
      {mayChange && <DomainRequestForm allowed={page.allowed} used={page.domains.length} answer={answer} />}
      <AddressNamePanel slug={slug} base={base} former={page.former} mayChange={mayChange} answer={answer} />
    </SettingsFrame>
  );
}

export function ErrorBoundary() {
  return <RouteError home="/settings" />;
}
