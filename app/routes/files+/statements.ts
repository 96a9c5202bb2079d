import { type ActionFunctionArgs, redirect } from "@remix-run/node";

import { startStatement } from "~/money/commands/statement/start-statement.server";
import { MAX_STATEMENT_BYTES } from "~/money/domain/statement/statement";
import { requireFormToken } from "~/people/access/require-form-token.server";
import { requireStaff } from "~/people/access/require-staff.server";
import { currentPorts } from "~/ports/current-ports.server";
import { takeUpload } from "~/ports/storage/take-upload.server";

/**
 * Takes a bank statement: its bytes go to storage as they arrive, then it is read. A refusal goes back to the form,
 * with what was chosen there, in its URL; nothing is kept of a refused file.
 */
export async function action({ request }: ActionFunctionArgs) {
  const staff = await requireStaff(request, "bank_statement:import");
  const { fields, stored, forget } = await takeUpload(request, currentPorts().storage, staff.tenant.id, {
    folder: "statements",
    maxBytes: MAX_STATEMENT_BYTES,
    admit: (given) => requireFormToken(given.get("csrf"), staff),
  });
  const bankAccountId = fields.get("bankAccountId") ?? "";
  const begun = stored.ok ? await staff.change(startStatement, { ...stored.value, bankAccountId }) : stored;
  if (begun.ok) return redirect(`/bank/statements/${begun.value.fileId}`, { status: 303 });
  await forget();
  const { code, fields: bad, facts } = begun.refusal;
  const back = new URLSearchParams({ refused: bad?.["bankAccountId"] ?? code, account: bankAccountId });
  if (typeof facts?.["fileId"] === "string") back.set("earlier", facts["fileId"]);
  return redirect(`/bank/statements/new?${back.toString()}`, { status: 303 });
}
