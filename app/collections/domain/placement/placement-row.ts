// Source: spec 02 §3.4 (validation) and §3.5 (bad input). Never guesses: an unreadable value rejects the row.
import { addMonths, type CivilDate, toCivilDate } from "~/office/domain/calendar-date";
import { parseAmount } from "~/money/domain/amount/money";
import { BUCKETS, type Buckets, NO_BUCKETS, sumOf } from "~/collections/domain/account/buckets";

import { type NameParts, splitName } from "./name-key";
import type { ColumnMap, PlacementColumn } from "./placement-columns";

export const ACCOUNT_TYPES = [
  "credit_card", "personal_loan", "auto_loan", "student_loan", "medical", "retail", "utilities", "telecom", "rent",
  "judgment", "returned_check", "tax_fee", "other",
] as const; // prettier-ignore
export type AccountType = (typeof ACCOUNT_TYPES)[number];

export interface RowFault {
  column: string;
  /** as the file had it, cut to 200 characters; identity data masked */
  value: string;
  code: string;
  level: "error" | "warning";
}

/** One good row, ready to become an account. */
export interface PlacementValue {
  externalRef: string;
  name: NameParts;
  ssnLast4: string | null;
  email: string | null;
  /** dialable E.164 number, or null with the raw text kept */
  phone: { e164: string | null; raw: string } | null;
  originalAmount: bigint;
  buckets: Buckets;
  dueDate: CivilDate | null;
  dates: Partial<
    Record<"open_date" | "delinquency_date" | "charge_off_date" | "last_payment_date", CivilDate>
  >;
  birthDate: CivilDate | null;
  originalCreditor: string | null;
  accountType: AccountType;
  accountTypeRaw: string | null;
}

export interface RowRules {
  currency: string;
  today: CivilDate;
  /** reads a phone number in the profile's region; null when it is none */
  parsePhone(text: string): string | null;
}

/** A row as read: no value when an error stands against it. */
export interface RowReading {
  value: PlacementValue | null;
  faults: RowFault[];
}

const CONTROL = /\p{Cc}/u;
const EMAIL = /^[^\s@]+@[^\s@.]+(\.[^\s@.]+)+$/;
const ADULT_MONTHS = 18 * 12;

/** Reads one record; every fault is named, not only the first. */
export function readPlacementRow(cells: string[], map: ColumnMap, rules: RowRules): RowReading {
  if (cells.length !== map.width) {
    const value = `${cells.length} / ${map.width}`;
    return { value: null, faults: [{ column: "", value, code: "COLUMN_COUNT", level: "error" }] };
  }
  const row = new RowReader(cells, map, rules);
  const value = row.read();
  return { value: row.failed ? null : value, faults: row.faults };
}

class RowReader {
  readonly faults: RowFault[] = [];
  constructor(
    private readonly cells: string[],
    private readonly map: ColumnMap,
    private readonly rules: RowRules,
  ) {}

  get failed(): boolean {
    return this.faults.some((fault) => fault.level === "error");
  }

  read(): PlacementValue {
    const originalAmount = this.amount();
    return {
      externalRef: this.required("external_ref", 100),
      name: splitName(this.debtorName()),
      ssnLast4: this.last4(),
      email: this.email(),
      phone: this.phone(),
      originalAmount,
      buckets: this.buckets(originalAmount),
      dueDate: this.dueDate(),
      dates: this.pastDates(),
      birthDate: this.birthDate(),
      originalCreditor: this.text("creditor_name").slice(0, 255) || null,
      ...this.accountType(),
    };
  }

  private text(column: PlacementColumn): string {
    const position = this.map.positions[column];
    return position === undefined ? "" : (this.cells[position] ?? "").trim();
  }

  private fault(column: string, value: string, code: string, level: RowFault["level"] = "error"): void {
    this.faults.push({ column, value: value.slice(0, 200), code, level });
  }

  private required(column: PlacementColumn, max: number): string {
    const text = this.text(column);
    if (text === "") this.fault(column, "", "REQUIRED");
    else if (text.length > max) this.fault(column, text, "TOO_LONG");
    else if (CONTROL.test(text)) this.fault(column, text.replace(CONTROL, "�"), "CONTROL_CHARACTER");
    return text;
  }

  private debtorName(): string {
    const text = this.required("debtor_name", 255);
    if (text !== "" && !/\p{L}/u.test(text)) this.fault("debtor_name", text, "NAME_WITHOUT_LETTER");
    return text;
  }

  private last4(): string | null {
    const text = this.text("debtor_ssn_last4");
    if (text === "" || /^[0-9]{4}$/.test(text)) return text || null;
    this.fault("debtor_ssn_last4", "•".repeat(Math.min(text.length, 12)), "LAST4_FORMAT");
    return null;
  }

  private email(): string | null {
    const text = this.text("debtor_email");
    if (text === "") return null;
    if (text.length <= 254 && EMAIL.test(text)) return text;
    this.fault("debtor_email", text, "EMAIL_FORMAT");
    return null;
  }

  private phone(): PlacementValue["phone"] {
    const raw = this.text("debtor_phone");
    if (raw === "") return null;
    const e164 = this.rules.parsePhone(raw);
    if (!e164) this.fault("debtor_phone", raw, "PHONE_NOT_DIALABLE", "warning");
    return { e164, raw: raw.slice(0, 60) };
  }

  private amount(): bigint {
    const text = this.text("original_amount");
    if (text === "") {
      this.fault("original_amount", "", "REQUIRED");
      return 0n;
    }
    const parsed = parseAmount(text, this.rules.currency);
    if (parsed.ok) return parsed.value.minor;
    this.fault("original_amount", text, parsed.refusal.code);
    return 0n;
  }

  private buckets(total: bigint): Buckets {
    const given = BUCKETS.filter((bucket) => this.text(bucket) !== "");
    if (given.length === 0) return { ...NO_BUCKETS, principal: total };
    const buckets = { ...NO_BUCKETS };
    for (const bucket of given) {
      const text = this.text(bucket);
      if (/^0+(\.0+)?$/.test(text)) continue;
      const parsed = parseAmount(text, this.rules.currency);
      if (parsed.ok) buckets[bucket] = parsed.value.minor;
      else this.fault(bucket, text, parsed.refusal.code);
    }
    if (!this.failed && sumOf(buckets) !== total)
      this.fault("original_amount", this.text("original_amount"), "BUCKET_SUM");
    return buckets;
  }

  private date(column: PlacementColumn): CivilDate | null {
    const text = this.text(column);
    if (text === "") return null;
    const date = toCivilDate(text);
    if (date && date >= "1900-01-01") return date;
    this.fault(column, text, date ? "DATE_TOO_EARLY" : "DATE_FORMAT");
    return null;
  }

  private dueDate(): CivilDate | null {
    const date = this.date("due_date");
    if (date && date > this.rules.today) this.fault("due_date", date, "DATE_IN_FUTURE", "warning");
    return date;
  }

  private pastDates(): PlacementValue["dates"] {
    const dates: PlacementValue["dates"] = {};
    for (const column of ["open_date", "delinquency_date", "charge_off_date", "last_payment_date"] as const) {
      const date = this.date(column);
      if (date && date > this.rules.today) this.fault(column, date, "DATE_IN_FUTURE");
      else if (date) dates[column] = date;
    }
    return dates;
  }

  private birthDate(): CivilDate | null {
    const date = this.date("birth_date");
    if (date && addMonths(date, ADULT_MONTHS) > this.rules.today)
      this.fault("birth_date", "••••", "DEBTOR_MINOR");
    return date;
  }

  private accountType(): Pick<PlacementValue, "accountType" | "accountTypeRaw"> {
    const raw = this.text("account_type");
    const squashed = raw.toLowerCase().replace(/[\s-]+/g, "_");
    if (raw === "") return { accountType: "other", accountTypeRaw: null };
    if ((ACCOUNT_TYPES as readonly string[]).includes(squashed)) {
      return { accountType: squashed as AccountType, accountTypeRaw: null };
    }
    this.fault("account_type", raw, "ACCOUNT_TYPE_UNKNOWN", "warning");
    return { accountType: "other", accountTypeRaw: raw.slice(0, 100) };
  }
}
