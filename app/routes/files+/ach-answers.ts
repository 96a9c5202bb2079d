import { type ActionFunctionArgs, redirect } from "@remix-run/node";

import { startAnswerFile } from "~/money/commands/ach/start-answer-file.server";
import { requireFormToken } from "~/people/access/require-form-token.server";
import { requireStaff } from "~/people/access/require-staff.server";
import { currentPorts } from "~/ports/current-ports.server";
import { takeUpload } from "~/ports/storage/take-upload.server";

/** A bank's file of a day has hundreds of rows of 94 columns, not hundreds of thousands. */
const MAX_BYTES = 2 * 1024 ** 2;

/** Takes a file of returns and corrections; a refusal goes back to the page in its URL, and nothing of it is kept. */
export async function action({ request }: ActionFunctionArgs) {
  const staff = await requireStaff(request, "ach:exchange");
  const { stored, forget } = await takeUpload(request, currentPorts().storage, staff.tenant.id, {
    folder: "ach",
    maxBytes: MAX_BYTES,
    admit: (given) => requireFormToken(given.get("csrf"), staff),
  });
  const begun = stored.ok ? await staff.change(startAnswerFile, stored.value) : stored;
  if (begun.ok) return redirect(`/payments/ach/${begun.value.fileId}`, { status: 303 });
  await forget();
  const { code, facts } = begun.refusal;
  const back = new URLSearchParams({ refused: code });
  if (typeof facts?.["fileId"] === "string") back.set("earlier", facts["fileId"]);
  return redirect(`/payments/ach?${back.toString()}`, { status: 303 });
}
