import type { LoaderFunctionArgs } from "@remix-run/node";

import { entryRecord } from "~/money/queries/ledger/entry-list.server";
import { answerWith, found, idIn } from "~/people/access/api/answer.server";
import { requireApiKey } from "~/people/access/require-api-key.server";

import { LEDGER } from "../contract/ledger.table";
import { toEntry } from "../contract/to-entry";

export async function loader({ request, params }: LoaderFunctionArgs) {
  const api = await requireApiKey(request, LEDGER.entry.scope);
  const entryId = idIn(api, request, params.entryId);
  return answerWith(api, toEntry(found(api, request, await api.read(entryRecord, { entryId }))));
}
