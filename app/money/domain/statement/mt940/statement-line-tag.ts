// Source: SWIFT MT940 field :61: and spec 05 §9 (entry date's year across New Year, RC and RD).
import type { CivilDate } from "~/office/domain/calendar-date";
import { accept, type Outcome, refuse } from "~/office/domain/outcome";

import { cleanOrNull } from "../clean-text";
import type { Side } from "../statement";
import { readBankAmount } from "../statement-amount";
import { nearestYear, readSwiftDate } from "../statement-date";

export interface EntryTag {
  bookingDate: CivilDate;
  valueDate: CivilDate;
  /** a value date of 30 February, which the 30/360 calendar has, was read as the month's last day */
  clamped: boolean;
  side: Side;
  reversal: boolean;
  minor: bigint;
  kind: string | null;
  payerReference: string | null;
  bankReference: string | null;
  supplement: string | null;
}

const ENTRY =
  /^(?<value>\d{6})(?<entry>\d{4})?(?<mark>RC|RD|EC|ED|C|D)(?<funds>[A-Z])?(?<amount>\d+(?:[,.]\d*)?)(?<kind>[A-Z][A-Z0-9 ]{3})?(?<rest>.*)$/;

/** Codes: ENTRY_FORMAT, DATE_FORMAT and those of an amount. Amounts have a comma and no grouping. */
export function readEntryTag(lines: string[], currency: string): Outcome<EntryTag> {
  let match = ENTRY.exec(lines[0] ?? "");
  let used = 1;
  if (!match) {
    match = ENTRY.exec(lines.slice(0, 2).join(""));
    used = 2;
  }
  const parts = match?.groups;
  if (!parts) return refuse("ENTRY_FORMAT");
  const dates = readDates(parts.value ?? "", parts.entry);
  if (!dates) return refuse("DATE_FORMAT");
  const amount = readBankAmount(parts.amount?.replace(".", ",") ?? "", currency, {
    decimal: ",",
    grouping: "",
  });
  if (!amount.ok) return amount;
  const mark = parts.mark ?? "";
  const [payer = "", bank = ""] = cutReferences(parts.rest ?? "");
  return accept({
    ...dates,
    // the reversal of a credit takes money away
    side: mark === "C" || mark === "EC" || mark === "RD" ? "C" : "D",
    reversal: mark.startsWith("R"),
    minor: amount.value.minor,
    kind: cleanOrNull(parts.kind),
    payerReference: givenReference(payer),
    bankReference: givenReference(bank),
    supplement: cleanOrNull(lines.slice(used).join(" ")),
  });
}

function readDates(
  value: string,
  entry: string | undefined,
): Pick<EntryTag, "bookingDate" | "valueDate" | "clamped"> | null {
  const exact = readSwiftDate(value);
  const valueDate = exact ?? lastOfFebruary(value);
  if (!valueDate) return null;
  const bookingDate = entry ? nearestYear(entry, valueDate) : exact;
  return bookingDate && { bookingDate, valueDate, clamped: exact === null };
}

function lastOfFebruary(value: string): CivilDate | null {
  if (!/^\d{2}02(29|30)$/.test(value)) return null;
  return readSwiftDate(`${value.slice(0, 4)}29`) ?? readSwiftDate(`${value.slice(0, 4)}28`);
}

function cutReferences(rest: string): string[] {
  const cut = rest.indexOf("//");
  return cut < 0 ? [rest] : [rest.slice(0, cut), rest.slice(cut + 2)];
}

function givenReference(text: string): string | null {
  const clean = cleanOrNull(text);
  return clean === "NONREF" ? null : clean;
}
