import type { ActionFunctionArgs, LoaderFunctionArgs } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { useTranslation } from "react-i18next";
import { z } from "zod";

import { loadSampleData } from "~/collections/commands/sample/load-sample-data.server";
import { removeSampleData } from "~/collections/commands/sample/remove-sample-data.server";
import { sampleState } from "~/collections/queries/sample/sample-state.server";
import { flashTo } from "~/people/access/answers/flash.server";
import { readForm } from "~/people/access/read-form.server";
import { requireStaff } from "~/people/access/require-staff.server";
import { LinkButton } from "~/ui/action/link-button";
import { RouteError } from "~/ui/document/route-error";
import { titled } from "~/ui/document/titled";
import { translator } from "~/ui/i18n/translator.server";
import { Panel } from "~/ui/record/panel";
import { ActForm } from "~/ui/settings/act-form";
import { SampleRemoval } from "~/ui/settings/setup/sample-removal";
import { SettingsFrame } from "~/ui/settings/settings-frame";

export const meta = titled;

const PAGE = "/settings/setup/sample";
const DESK = { desk: "collections" } as const;

/** `?remove=look` tries the removal out and shows what would go; nothing of it is kept. */
export async function loader({ request }: LoaderFunctionArgs) {
  const staff = await requireStaff(request, "sample:load");
  const there = await staff.read(sampleState, undefined);
  const asked = new URL(request.url).searchParams.get("remove") === "look" && there.accounts > 0;
  const tried = asked ? await staff.rehearse(removeSampleData, DESK) : null;
  return {
    title: translator(staff.language)("setup:sample.title"),
    may: staff.permissions.list(),
    there,
    outlook: tried?.ok ? tried.value.removed : null,
    refusal: tried && !tried.ok ? tried.refusal : null,
  };
}

const acts = z.object({ act: z.enum(["load", "remove"]) });

export async function action({ request }: ActionFunctionArgs) {
  const staff = await requireStaff(request, "sample:load");
  const form = await readForm(request, acts, staff);
  if (!form.ok) return form.answer;
  if (form.value.act === "load") {
    const loaded = await staff.change(loadSampleData, DESK, form.key);
    if (!loaded.ok) return form.reply(loaded.refusal);
    const { accounts, collectors } = loaded.value;
    return flashTo(PAGE, { tone: "good", key: "setup:sample.loaded", params: { accounts, collectors } });
  }
  const removed = await staff.change(removeSampleData, DESK, form.key);
  if (!removed.ok) return form.reply(removed.refusal);
  const rows = removed.value.removed.reduce((sum, { count }) => sum + count, 0);
  return flashTo(PAGE, { tone: "good", key: "setup:sample.removed", params: { rows } });
}

export default function Sample() {
  const { t } = useTranslation("setup");
  const { title, may, there, outlook, refusal } = useLoaderData<typeof loader>();
  const answer = useActionData<typeof action>();
  const loaded = there.accounts > 0;
  return (
    <SettingsFrame title={title} may={may}>
      <p className="max-w-prose text-ink-2">{t("sample.intro")}</p>
      {loaded ? (
        <Panel title={t("sample.there", { accounts: there.accounts, collectors: there.collectors })}>
          <div className="grid grid-cols-1 gap-4">
            <ul className="list-disc max-w-prose ps-5 text-ink-2">
              <li>{t("sample.marks")}</li>
              <li>{t("sample.noMoney")}</li>
              <li>{t("sample.noFigures")}</li>
            </ul>
            {outlook || refusal ? (
              <SampleRemoval outlook={outlook} refusal={refusal} answer={answer} />
            ) : (
              <div className="flex flex-wrap gap-2">
                <LinkButton to="/worklist">{t("sample.look")}</LinkButton>
                <LinkButton to={`${PAGE}?remove=look`}>{t("sample.remove")}</LinkButton>
              </div>
            )}
          </div>
        </Panel>
      ) : (
        <Panel title={t("sample.collections")}>
          <div className="grid grid-cols-1 gap-4">
            <p className="max-w-prose">{t("sample.collectionsHelp")}</p>
            <ActForm sends={{ act: "load" }} answer={answer} look="primary">
              {t("sample.load")}
            </ActForm>
          </div>
        </Panel>
      )}
    </SettingsFrame>
  );
}

export function ErrorBoundary() {
  return <RouteError home="/settings" />;
}
