import { type ActionFunctionArgs, redirect } from "@remix-run/node";

import { bringBalances } from "~/money/commands/opening/bring-balances.server";
import { refuse } from "~/office/domain/outcome";
import { requireFormToken } from "~/people/access/require-form-token.server";
import { requireStaff } from "~/people/access/require-staff.server";
import { fieldText, MalformedFormError, multipartParts } from "~/platform/http/multipart-parts.server";

const MAX_BYTES = 200_000;

/** Takes a CSV file of opening balances; a refusal goes back to the page in its URL. */
export async function action({ request }: ActionFunctionArgs) {
  const staff = await requireStaff(request, "journal:create");
  const file = await readFile(request, staff);
  const brought = file ? await staff.change(bringBalances, file) : refuse("FILE_TOO_LARGE");
  if (brought.ok) return redirect(`/ledger/opening/${brought.value.batchId}`, { status: 303 });
  const { code, fields, facts } = brought.refusal;
  const back = new URLSearchParams({ refused: fields?.["text"] ?? code });
  if (typeof facts?.["batchId"] === "string") back.set("earlier", facts["batchId"]);
  return redirect(`/ledger/opening?${back.toString()}`, { status: 303 });
}

/** Name and text of the one file; null where it is too large or the form was cut short. */
async function readFile(request: Request, staff: { csrf: string }) {
  const fields = new Map<string, string>();
  try {
    for await (const part of multipartParts(request)) {
      const text = await fieldText(part, part.fileName === null ? 10_000 : MAX_BYTES);
      fields.set(part.name, text);
      if (part.fileName === null) continue;
      requireFormToken(fields.get("csrf"), staff);
      return { fileName: part.fileName.slice(0, 255) || null, text: text || " " };
    }
  } catch (error) {
    if (!(error instanceof MalformedFormError)) throw error;
  }
  return null;
}
