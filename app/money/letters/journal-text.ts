import { exponentOf } from "~/money/domain/amount/money";
import {
  accountDirectives,
  plainAccount,
  plainEntry,
  type PlainEntry,
} from "~/money/domain/ledger/plain-text-journal";

/**
 * The journal as plain text for hledger and ledger (spec 05 §13), in pieces as the batches come. Accounts
 * and currencies are declared right before their first use, so that strict checks pass too. Comments at the
 * end carry the control totals.
 */
export async function* journalText(
  title: string,
  batches: AsyncIterable<PlainEntry[]>,
): AsyncGenerator<string> {
  yield `; ${title.replace(/\s+/g, " ")}\n\n`;
  const declared = new Set<string>();
  let entries = 0;
  let postings = 0;
  for await (const batch of batches) {
    for (const entry of batch) {
      yield declarations(entry, declared) + plainEntry(entry);
      postings += entry.lines.length;
    }
    entries += batch.length;
  }
  yield `; control totals: ${entries} entries, ${postings} postings\n`;
}

function declarations(entry: PlainEntry, declared: Set<string>): string {
  const fresh = (names: string[]) => {
    const first = [...new Set(names)].filter((name) => !declared.has(name));
    for (const name of first) declared.add(name);
    return first;
  };
  const currencies = fresh(entry.lines.map((line) => line.currency));
  const accounts = fresh(entry.lines.map(plainAccount));
  const text = currencies.map(commodity).join("") + accountDirectives(accounts);
  return text === "" ? "" : `${text}\n`;
}

/** With the decimal mark, which hledger asks for even where a currency has no smaller unit. */
function commodity(currency: string): string {
  return `commodity ${currency}\n    format ${currency} 1000.${"0".repeat(exponentOf(currency))}\n`;
}
