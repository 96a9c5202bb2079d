import { Readable } from "node:stream";

import { type ActionFunctionArgs, redirect } from "@remix-run/node";

import { startStatement } from "~/money/commands/statement/start-statement.server";
import { MAX_STATEMENT_BYTES } from "~/money/domain/statement/statement";
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

interface StoredUpload {
  fileName: string;
  storageKey: string;
  sha256: string;
  size: bigint;
  mime: string;
}

/**
 * Takes a bank statement: its bytes go to storage as they arrive, then it is read. A refusal goes back to the form,
 * with what was chosen there, in its URL; nothing is kept of a refused file.
 */
export async function action({ request }: ActionFunctionArgs) {
  const staff = await requireStaff(request, "bank_statement:import");
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
  const bankAccountId = fields.get("bankAccountId") ?? "";
  const begun = stored.ok ? await staff.change(startStatement, { ...stored.value, bankAccountId }) : stored;
  if (begun.ok) return redirect(`/bank/statements/${begun.value.fileId}`, { status: 303 });
  if (stored.ok) await forget(staff, stored.value);
  const { code, fields: bad, facts } = begun.refusal;
  const back = new URLSearchParams({ refused: bad?.["bankAccountId"] ?? code, account: bankAccountId });
  if (typeof facts?.["fileId"] === "string") back.set("earlier", facts["fileId"]);
  return redirect(`/bank/statements/new?${back.toString()}`, { status: 303 });
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
  const storageKey = `statements/${newId()}/original`;
  const place = { tenantId: staff.tenant.id, key: storageKey };
  const { storage } = currentPorts();
  const put = await storage.put(place, Readable.from(part.data), { maxBytes: MAX_STATEMENT_BYTES });
  if (!put.ok) return refuse("FILE_TOO_LARGE");
  const upload = { fileName: fileName.slice(-255), storageKey, sha256: put.sha256, size: BigInt(put.size) };
  if (put.size > 0) return accept({ ...upload, mime: part.contentType.slice(0, 100) });
  await storage.delete(place);
  return refuse("EMPTY_FILE");
}

async function forget(staff: StaffAccess, { storageKey }: StoredUpload): Promise<void> {
  await currentPorts().storage.delete({ tenantId: staff.tenant.id, key: storageKey });
}
