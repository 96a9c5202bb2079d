import type {
  ChangeAddendum,
  ContestedReturnAddendum,
  DishonouredReturnAddendum,
  NachaBatchHeader,
  NachaEntry,
  NachaFile,
  RefusedChangeAddendum,
  ReturnAddendum,
} from "./nacha-file";

/** What a bank sent back: the addendum, the entry it hangs on, and the batch where there is one. */
export interface BankAnswer {
  answer:
    | ReturnAddendum
    | DishonouredReturnAddendum
    | ContestedReturnAddendum
    | ChangeAddendum
    | RefusedChangeAddendum;
  entry: NachaEntry;
  batch: NachaBatchHeader | null;
}

/** Returns and notifications of change in the order of the file; the original trace finds our payment. */
export function listBankAnswers(file: NachaFile): BankAnswer[] {
  return file.batches.flatMap(({ header, entries }) =>
    entries.flatMap((entry) =>
      entry.addenda.flatMap((answer) =>
        answer.kind === "payment" || answer.kind === "other" ? [] : [{ answer, entry, batch: header }],
      ),
    ),
  );
}
