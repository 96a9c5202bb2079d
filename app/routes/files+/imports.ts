import { type ActionFunctionArgs, redirect } from "@remix-run/node";

import { createCreditor } from "~/collections/commands/placement/create-creditor.server";
import { startImport } from "~/collections/commands/placement/start-import.server";
import { accept, type Outcome, refuse } from "~/office/domain/outcome";
import { requireFormToken } from "~/people/access/require-form-token.server";
import { requireStaff, type StaffAccess } from "~/people/access/require-staff.server";
import { currentPorts } from "~/ports/current-ports.server";
import { type StoredUpload, takeUpload } from "~/ports/storage/take-upload.server";

const MAX_FILE = 2 * 1024 ** 3;
const TEXT_FILES = /\.(csv|txt|tsv|psv|dat)$/i;

/**
 * Takes a placement file: its bytes go to storage as they arrive, then the import begins. A refusal goes back
 * to the form, with what was chosen there, in its URL; nothing is kept of a refused file.
 */
export async function action({ request }: ActionFunctionArgs) {
  const staff = await requireStaff(request, "import:create");
  const { fields, stored, forget } = await takeUpload(request, currentPorts().storage, staff.tenant.id, {
    folder: "imports",
    maxBytes: MAX_FILE,
    names: TEXT_FILES,
    admit: (given) => requireFormToken(given.get("csrf"), staff),
  });
  const begun = stored.ok ? await begin(staff, fields, stored.value) : stored;
  if (begun.ok) return redirect(`/imports/${begun.value.importId}`, { status: 303 });
  await forget();
  const back = new URLSearchParams({ refused: begun.refusal.code });
  for (const name of ["creditorId", "creditorName", "accept"]) back.set(name, fields.get(name) ?? "");
  const earlier = begun.refusal.facts?.["importId"];
  if (typeof earlier === "string") back.set("earlier", earlier);
  return redirect(`/imports/new?${back.toString()}`, { status: 303 });
}

async function begin(staff: StaffAccess, fields: Map<string, string>, upload: StoredUpload) {
  const creditor = await creditorOf(staff, fields);
  if (!creditor.ok) return creditor;
  const accepting = fields.get("accept") === "all_or_nothing" ? "all_or_nothing" : "partial";
  const input = { ...upload, creditorId: creditor.value, accept: accepting, source: "upload" };
  const started = await staff.change(startImport, input);
  return !started.ok && started.refusal.code === "VALIDATION" ? refuse("CREDITOR_UNKNOWN") : started;
}

/** The one that was chosen, or a new one of the given name; a name already known is that creditor. */
async function creditorOf(staff: StaffAccess, fields: Map<string, string>): Promise<Outcome<string>> {
  const name = (fields.get("creditorName") ?? "").trim();
  const chosen = fields.get("creditorId") ?? "";
  const isNew = chosen === "" || chosen === "new";
  if (!isNew) return name === "" ? accept(chosen) : refuse("CREDITOR_AMBIGUOUS");
  if (name === "") return refuse("CREDITOR_UNKNOWN");
  const made = await staff.change(createCreditor, { name });
  if (made.ok) return accept(made.value.creditorId);
  const known = made.refusal.facts?.["creditorId"];
  return typeof known === "string" ? accept(known) : made;
}
