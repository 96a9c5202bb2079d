import { Readable } from "node:stream";

import { type ActionFunctionArgs, redirect } from "@remix-run/node";

import { createCreditor } from "~/collections/commands/placement/create-creditor.server";
import { startImport } from "~/collections/commands/placement/start-import.server";
import { accept, type Outcome, refuse } from "~/office/domain/outcome";
import { isFormToken } from "~/people/access/is-form-token.server";
import { requireStaff, type StaffAccess } from "~/people/access/require-staff.server";
import {
  fieldText,
  type FormPart,
  MalformedFormError,
  multipartParts,
} from "~/platform/http/multipart-parts.server";
import { newId } from "~/platform/ids/new-id";
import { currentPorts } from "~/ports/current-ports.server";

const MAX_FILE = 2 * 1024 ** 3;
const TEXT_FILES = /\.(csv|txt|tsv|psv|dat)$/i;

interface StoredUpload {
  fileName: string;
  storageKey: string;
  sha256: string;
  size: bigint;
  mime: string;
}

/**
 * Takes a placement file: its bytes go to storage as they arrive, then the import begins. A refusal goes back
 * to the form, with what was chosen there, in its URL; nothing is kept of a refused file.
 */
export async function action({ request }: ActionFunctionArgs) {
  const staff = await requireStaff(request, "import:create");
  const fields = new Map<string, string>();
  let stored: Outcome<StoredUpload> = refuse("NO_FILE");
  try {
    for await (const part of multipartParts(request)) {
      if (part.fileName === null) fields.set(part.name, await fieldText(part));
      else stored = await storeFile(staff, fields, part, part.fileName);
    }
    requireToken(staff, fields);
  } catch (error) {
    if (stored.ok) await forget(staff, stored.value);
    if (error instanceof MalformedFormError) throw new Response("BAD_FORM", { status: 400 });
    throw error;
  }
  const begun = stored.ok ? await begin(staff, fields, stored.value) : stored;
  if (begun.ok) return redirect(`/imports/${begun.value.importId}`, { status: 303 });
  if (stored.ok) await forget(staff, stored.value);
  const back = new URLSearchParams({ refused: begun.refusal.code });
  for (const name of ["creditorId", "creditorName", "accept"]) back.set(name, fields.get(name) ?? "");
  const earlier = begun.refusal.facts?.["importId"];
  if (typeof earlier === "string") back.set("earlier", earlier);
  return redirect(`/imports/new?${back.toString()}`, { status: 303 });
}

/** The token stands before the file in the form: a forged request leaves no byte in storage. */
function requireToken(staff: StaffAccess, fields: Map<string, string>): void {
  if (!isFormToken(fields.get("csrf") ?? "", staff))
    throw new Response("CSRF", { status: 403, statusText: "Forbidden" });
}

async function storeFile(
  staff: StaffAccess,
  fields: Map<string, string>,
  part: FormPart,
  fileName: string,
): Promise<Outcome<StoredUpload>> {
  requireToken(staff, fields);
  if (fileName === "") return refuse("NO_FILE");
  if (!TEXT_FILES.test(fileName)) return refuse("FILE_KIND");
  const storageKey = `imports/${newId()}/original`;
  const place = { tenantId: staff.tenant.id, key: storageKey };
  const { storage } = currentPorts();
  const put = await storage.put(place, Readable.from(part.data), { maxBytes: MAX_FILE });
  if (!put.ok) return refuse("FILE_TOO_LARGE");
  const upload = { fileName: fileName.slice(-255), storageKey, sha256: put.sha256, size: BigInt(put.size) };
  if (put.size > 0) return accept({ ...upload, mime: part.contentType.slice(0, 100) });
  await storage.delete(place);
  return refuse("EMPTY_FILE");
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

async function forget(staff: StaffAccess, { storageKey }: StoredUpload): Promise<void> {
  await currentPorts().storage.delete({ tenantId: staff.tenant.id, key: storageKey });
}
