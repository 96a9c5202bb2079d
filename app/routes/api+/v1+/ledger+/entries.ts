import type { ActionFunctionArgs, LoaderFunctionArgs } from "@remix-run/node";

import { proposeJournal } from "~/money/commands/ledger/propose-journal.server";
import { entryList } from "~/money/queries/ledger/entry-list.server";
import { fromPageLink } from "~/office/domain/page-cursor";
import { answerCommand, answerPage } from "~/people/access/api/answer.server";
import { readJson } from "~/people/access/api/read-json.server";
import { readQuery } from "~/people/access/api/read-query.server";
import { requireMethod } from "~/people/access/api/require-method.server";
import { requireApiKey } from "~/people/access/require-api-key.server";

import { amountIn } from "../contract/amount-in";
import { LEDGER } from "../contract/ledger.table";
import { toEntry } from "../contract/to-entry";

export async function loader({ request }: LoaderFunctionArgs) {
  const api = await requireApiKey(request, LEDGER.entries.scope);
  const { cursor, limit, ...named } = readQuery(request, LEDGER.entries.filters);
  const filter = { ...named, ...fromPageLink(cursor ?? null) };
  return answerPage(api, request, await api.read(entryList, { filter, limit }), toEntry);
}

export async function action({ request }: ActionFunctionArgs) {
  const api = await requireApiKey(request, LEDGER.propose.scope);
  requireMethod(request, "POST");
  const {
    effective_date: effectiveDate,
    narration,
    lines: given,
  } = await readJson(request, LEDGER.propose.body);
  const lines = given.map(({ code, debit, credit }) => ({
    code,
    dr: debit ? amountIn(api, request, debit) : "",
    cr: credit ? amountIn(api, request, credit) : "",
  }));
  const outcome = await api.change(proposeJournal, { effectiveDate, narration, lines }, api.idempotencyKey);
  return answerCommand(api, request, outcome, (value) => value, 202);
}
