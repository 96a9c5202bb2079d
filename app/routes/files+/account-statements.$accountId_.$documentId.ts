import type { LoaderFunctionArgs } from "@remix-run/node";

import { issuedStatements } from "~/collections/queries/account/issued-statements.server";
import { readStored } from "~/jobs/collections/give-statement.server";
import { requireFound } from "~/people/access/require-found.server";
import { requireId } from "~/people/access/require-id.server";
import { requireStaff } from "~/people/access/require-staff.server";
import { fileAnswer } from "~/platform/http/file-answer.server";
import { currentPorts } from "~/ports/current-ports.server";

/** A statement that was given out, to the byte. */
export async function loader({ request, params }: LoaderFunctionArgs) {
  const staff = await requireStaff(request, "account:read");
  const accountId = requireId(params.accountId);
  const documentId = requireId(params.documentId);
  const [issued] = await staff.read(issuedStatements, { accountId, documentId });
  const { storageKey, fileName } = requireFound(issued ?? null);
  const bytes = await readStored(currentPorts().storage, staff.tenant.id, storageKey);
  return fileAnswer(bytes, { name: fileName, type: "application/pdf" });
}
