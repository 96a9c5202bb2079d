import type { LoaderFunctionArgs } from "@remix-run/node";

import { statementPage } from "~/money/queries/statement/statement-page.server";
import { answerWith, found, idIn } from "~/people/access/api/answer.server";
import { requireApiKey } from "~/people/access/require-api-key.server";

import { BANKING } from "../contract/banking.table";
import { toMoney } from "../contract/to-money";

export async function loader({ request, params }: LoaderFunctionArgs) {
  const api = await requireApiKey(request, BANKING.statement.scope);
  const fileId = idIn(api, request, params.fileId);
  const { file, word, checks, blockers, sha256 } = found(
    api,
    request,
    await api.read(statementPage, { fileId }),
  );
  const { counts, faults, refused, commit } = file.findings;
  const money = (minor: bigint | null) => (minor === null ? null : toMoney(minor, file.currency));
  return answerWith(api, {
    id: file.id,
    bankAccountId: file.bankAccountId,
    fileName: file.fileName,
    format: file.format,
    state: word,
    startsOn: file.startsOn,
    endsOn: file.endsOn,
    opening: money(file.opening),
    closing: money(file.closing),
    sha256,
    counts,
    checks,
    faults,
    refused,
    added: commit?.added ?? 0,
    blockers,
  });
}
