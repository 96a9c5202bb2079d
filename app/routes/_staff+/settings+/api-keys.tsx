import { type ActionFunctionArgs, data, type LoaderFunctionArgs } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { useTranslation } from "react-i18next";
import { z } from "zod";

import { issueApiKey } from "~/people/commands/api-key/issue-api-key.server";
import { revokeApiKey } from "~/people/commands/api-key/revoke-api-key.server";
import { apiKeyList } from "~/people/queries/api-key-list.server";
import { API_SCOPE_NAMES } from "~/people/domain/api-key/api-scopes.table";
import { flashTo } from "~/people/access/answers/flash.server";
import { requireFreshFactor } from "~/people/access/factor/require-fresh-factor.server";
import { readForm } from "~/people/access/read-form.server";
import { requireStaff } from "~/people/access/require-staff.server";
import { RouteError } from "~/ui/document/route-error";
import { titled } from "~/ui/document/titled";
import type { FormResult } from "~/ui/form/action-form";
import { translator } from "~/ui/i18n/translator.server";
import { EmptyState } from "~/ui/record/empty-state";
import { ApiKeyForm } from "~/ui/settings/api-key-form";
import { ApiKeyTable } from "~/ui/settings/api-key-table";
import { MadeApiKey } from "~/ui/settings/made-api-key";
import { SettingsFrame } from "~/ui/settings/settings-frame";

export const meta = titled;

export async function loader({ request }: LoaderFunctionArgs) {
  const staff = await requireStaff(request, "api_key:manage");
  return {
    title: translator(staff.language)("settings:apiKeys.title"),
    may: staff.permissions.list(),
    keys: await staff.read(apiKeyList, undefined),
    now: new Date(),
  };
}

const acts = z.discriminatedUnion("act", [
  z.object({
    act: z.literal("issue"),
    name: z.string("REQUIRED").trim().min(1, "REQUIRED").max(80, "TOO_LONG"),
    scopes: z.array(z.enum(API_SCOPE_NAMES, "SCOPE_UNKNOWN"), "REQUIRED").min(1, "REQUIRED"),
    days: z
      .string("REQUIRED")
      .trim()
      .regex(/^\d{1,3}$/, "KEY_DAYS"),
  }),
  z.object({ act: z.literal("revoke"), keyId: z.uuid() }),
]);

/** A new key is answered in the page itself: it is shown this once, and a redirect would have to keep it somewhere. */
export async function action({ request }: ActionFunctionArgs) {
  const staff = await requireStaff(request, "api_key:manage");
  const form = await readForm(request, acts, staff);
  if (!form.ok) return form.answer;
  const fresh = await requireFreshFactor(request, staff, form);
  if (!fresh.ok) return form.reply(fresh.refusal);
  if (form.value.act === "revoke") {
    const revoked = await staff.change(revokeApiKey, form.value);
    if (!revoked.ok) return form.reply(revoked.refusal);
    return flashTo("/settings/api-keys", { tone: "good", key: "settings:flash.keyRevoked" });
  }
  const issued = await staff.change(issueApiKey, form.value);
  if (!issued.ok) return form.reply(issued.refusal);
  return data({ made: issued.value.key }, { headers: { "cache-control": "no-store" } });
}

export default function ApiKeys() {
  const { t } = useTranslation("settings");
  const { may, keys, now } = useLoaderData<typeof loader>();
  const answer = useActionData<typeof action>();
  const made = answer && "made" in answer ? answer.made : null;
  const refused: FormResult | null = answer && "form" in answer ? answer : null;
  return (
    <SettingsFrame title={t("apiKeys.title")} may={may}>
      <p className="max-w-prose text-ink-2">
        {t("apiKeys.intro")}{" "}
        <a className="link" href="/api/v1/schema/">
          {t("apiKeys.schema")}
        </a>
      </p>
      {made && <MadeApiKey secret={made} />}
      {keys.length === 0 ? (
        <EmptyState title={t("apiKeys.emptyTitle")}>{t("apiKeys.empty")}</EmptyState>
      ) : (
        <ApiKeyTable keys={keys} now={now} answer={refused} />
      )}
      <ApiKeyForm answer={refused} key={made ?? "new"} />
    </SettingsFrame>
  );
}

export function ErrorBoundary() {
  return <RouteError home="/dashboard" />;
}
