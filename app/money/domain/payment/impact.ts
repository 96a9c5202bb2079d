/** One thing that a reversal or return touches; the same words before it happens and after (spec 05 §1, §7). */
export interface Impact {
  kind: ImpactKind;
  /** the record behind it: entry, account, ledger code, payment, bank line, transfer, mandate, freeze */
  id: string;
  /** rule code, bucket, kind of hold, receipt number, state, invariant: whatever names it among its kind */
  label: string | null;
  /** minor units of the payment's currency */
  amount: bigint | null;
}

export type ImpactKind =
  "match" | "payment" | "entry" | "fee" | "allocation" | "hold" | "receipt" | "cover" | "mandate" | "draft" | "retry" | "freeze"; // prettier-ignore

/** In the order in which a person follows the money. */
const ORDER: ImpactKind[] = [
  "match", "payment", "entry", "fee", "allocation", "hold", "receipt", "cover", "mandate", "draft", "retry", "freeze",
]; // prettier-ignore

export function inReadingOrder(impacts: readonly Impact[]): Impact[] {
  return [...impacts].sort((a, b) => ORDER.indexOf(a.kind) - ORDER.indexOf(b.kind));
}
