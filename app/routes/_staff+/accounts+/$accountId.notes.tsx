import type { ActionFunctionArgs } from "@remix-run/node";
import { useActionData, useOutletContext } from "@remix-run/react";
import { useTranslation } from "react-i18next";
import { z } from "zod";

import { addAccountNote } from "~/collections/commands/account/add-account-note.server";
import { answerRefusal } from "~/people/access/answers/answer-refusal.server";
import { backTo } from "~/people/access/back-to.server";
import { flashTo } from "~/people/access/answers/flash.server";
import { readForm } from "~/people/access/read-form.server";
import { requireId } from "~/people/access/require-id.server";
import { requireStaff } from "~/people/access/require-staff.server";
import { NoteForm } from "~/ui/account/note-form";
import { Panel } from "~/ui/record/panel";

import type { AccountScreen } from "./$accountId";

const note = z.object({ body: z.string("REQUIRED").trim().min(1, "REQUIRED").max(5000, "TOO_LONG") });

export async function action({ request, params }: ActionFunctionArgs) {
  const staff = await requireStaff(request, "note:create");
  const accountId = requireId(params["accountId"]);
  const form = await readForm(request, note, staff);
  if (!form.ok) return form.answer;
  const outcome = await staff.change(addAccountNote, { accountId, ...form.value }, form.key);
  if (!outcome.ok) return answerRefusal(form, outcome.refusal);
  return flashTo(backTo(request, `/accounts/${accountId}`), { tone: "good", key: "account:flash.noted" });
}

/** The form by itself: where scripts do not run, and where it was refused. */
export default function Note() {
  const { t } = useTranslation("account");
  const { page, may } = useOutletContext<AccountScreen>();
  const answer = useActionData<typeof action>();
  if (!may.note) return null;
  return (
    <Panel title={t("note.write")}>
      <NoteForm accountId={page.account.id} answer={answer} />
    </Panel>
  );
}
