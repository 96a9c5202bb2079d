import { type ActionFunctionArgs, data, type LoaderFunctionArgs } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { useTranslation } from "react-i18next";
import { z } from "zod";

import { readSettingsFile } from "~/office/domain/setting/settings-file";
import { flashTo } from "~/people/access/answers/flash.server";
import { requireFreshFactor } from "~/people/access/factor/require-fresh-factor.server";
import { readForm } from "~/people/access/read-form.server";
import { requireStaff } from "~/people/access/require-staff.server";
import { importSettings } from "~/people/commands/setting/import-settings.server";
import { settingsPage } from "~/people/queries/setting/settings-page.server";
import { compareSettings } from "~/office/domain/setting/compare-settings";
import { Banner } from "~/ui/action/banner";
import { RouteError } from "~/ui/document/route-error";
import { titled } from "~/ui/document/titled";
import { ActionForm, type FormResult } from "~/ui/form/action-form";
import { SubmitButton } from "~/ui/form/submit-button";
import { TextareaField } from "~/ui/form/textarea-field";
import { translator } from "~/ui/i18n/translator.server";
import { Panel } from "~/ui/record/panel";
import { answerFor } from "~/ui/settings/answer-for";
import { SettingDiffPanel } from "~/ui/settings/setting/setting-diff-panel";
import { SettingsFrame } from "~/ui/settings/settings-frame";

export const meta = titled;

export async function loader({ request }: LoaderFunctionArgs) {
  const staff = await requireStaff(request, "setting:update");
  const title = translator(staff.language)("firm:import.title");
  return { title, may: staff.permissions.list() };
}

const file = z.string("REQUIRED").trim().min(1, "REQUIRED").max(100_000, "TOO_LONG");
const acts = z.discriminatedUnion("act", [
  z.object({ act: z.literal("look"), file }),
  z.object({
    act: z.literal("apply"),
    file,
    reason: z.string("REQUIRED").trim().min(3, "REQUIRED").max(500, "TOO_LONG"),
  }),
]);

/** Looking changes nothing and answers the differences; applying takes over exactly what the file says. */
export async function action({ request }: ActionFunctionArgs) {
  const staff = await requireStaff(request, "setting:update");
  const form = await readForm(request, acts, staff);
  if (!form.ok) return form.answer;
  const read = readSettingsFile(form.value.file);
  if (!read.ok) return form.reply(read.refusal);
  const diff = compareSettings(await staff.read(settingsPage, undefined), read.value);
  if (form.value.act === "look") return data({ diff, file: form.value.file });
  const risky = diff.changes.some(({ def }) => def.risky);
  const fresh = risky ? await requireFreshFactor(request, staff, form) : null;
  const { reason } = form.value;
  const outcome =
    fresh && !fresh.ok ? fresh : await staff.change(importSettings, { values: read.value, reason }, form.key);
  if (!outcome.ok) return form.reply(outcome.refusal);
  const { changed, waiting } = outcome.value;
  const params = { changed: changed.length, waiting: waiting.length };
  return flashTo("/settings", { tone: "good", key: "firm:import.done", params });
}

function typedFile(refused: FormResult | null): string {
  const typed = refused?.form?.initialValue?.["file"];
  return typeof typed === "string" ? typed : "";
}

export default function ImportSettings() {
  const { t } = useTranslation("firm");
  const { title, may } = useLoaderData<typeof loader>();
  const answer = useActionData<typeof action>();
  const shown = answer && "diff" in answer ? answer : null;
  const refused: (FormResult & { refusal?: { facts?: Record<string, unknown> } | null }) | null =
    answer && "form" in answer ? answer : null;
  const keys = refused?.refusal?.facts?.["keys"];
  const bad = refused?.refusal?.facts?.["refused"];
  return (
    <SettingsFrame title={title} may={may}>
      <p className="max-w-prose text-ink-2">{t("import.intro")}</p>
      {Array.isArray(keys) && (
        <Banner tone="bad" role="alert" title={t("import.unknown")}>
          <p className="break-words">{keys.join(", ")}</p>
        </Banner>
      )}
      {typeof bad === "object" && bad !== null && (
        <Banner tone="bad" role="alert" title={t("import.refused")}>
          <p className="break-words">{Object.keys(bad).join(", ")}</p>
        </Banner>
      )}
      <Panel title={t("import.title")}>
        <ActionForm answer={answerFor(refused, { act: "look" })} id="look">
          <input type="hidden" name="act" value="look" />
          <TextareaField
            name="file"
            label={t("import.file")}
            help={t("import.fileHelp")}
            rows={8}
            defaultValue={shown?.file}
          />
          <SubmitButton className="justify-self-start" look={shown ? "plain" : "primary"}>
            {t("import.look")}
          </SubmitButton>
        </ActionForm>
      </Panel>
      {(shown || answerFor(refused, { act: "apply" })) && (
        <SettingDiffPanel
          diff={shown?.diff ?? null}
          file={shown?.file ?? typedFile(refused)}
          answer={answerFor(refused, { act: "apply" })}
        />
      )}
    </SettingsFrame>
  );
}

export function ErrorBoundary() {
  return <RouteError home="/settings" />;
}
