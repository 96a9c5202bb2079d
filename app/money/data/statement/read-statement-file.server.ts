// Source: spec 05 §9. From the bytes of a file to statements in our words.
import { decodeText } from "~/office/domain/import/decode-text";
import { RecordReader } from "~/office/domain/import/record-reader";
import { accept, type Outcome, refuse } from "~/office/domain/outcome";
import { readCamt } from "~/money/domain/statement/camt/read-camt";
import { readMt940 } from "~/money/domain/statement/mt940/read-mt940";
import { readOfx } from "~/money/domain/statement/ofx/read-ofx";
import { readQif } from "~/money/domain/statement/read-qif";
import {
  faultAt,
  MAX_STATEMENT_BYTES,
  type ReadingContext,
  type StatementReading,
} from "~/money/domain/statement/statement";
import { kindOfBytes, kindOfText, statedEncoding } from "~/money/domain/statement/statement-format";
import {
  headingDelimiter,
  type ProposedProfile,
  proposeProfile,
} from "~/money/domain/statement/table/propose-profile";
import { readTable } from "~/money/domain/statement/table/read-table";
import {
  matchProfile,
  type TableProfile,
  type TableRecord,
} from "~/money/domain/statement/table/table-profile";

import { readWorkbook } from "./read-workbook.server";

export interface FileOptions extends ReadingContext {
  /** the bank account's own profile: a table must be of it */
  profile?: TableProfile;
  /** stored profiles to recognise a table by, when none is set */
  profiles?: TableProfile[];
}

export interface StatementFile extends StatementReading {
  /** how a table was read; null for other formats */
  profile: TableProfile | null;
  /** the profile was made up from the headings: a person confirms it before commit */
  proposed: boolean;
}

/**
 * Refusals: FILE_EMPTY; FILE_TOO_LARGE {bytes, limit}; ENCODING {byte, encoding}; FILE_FORMAT (an old or
 * protected workbook, binary data); PROFILE_MISMATCH and PROFILE_UNKNOWN {headings}; STATEMENT_MISSING;
 * STATEMENT_NOT_BANK; BANK_REPORTED_ERROR; XML_*, OFX_*, WORKBOOK_*.
 */
export function readStatementFile(bytes: Uint8Array, options: FileOptions): Outcome<StatementFile> {
  if (bytes.length === 0) return refuse("FILE_EMPTY");
  if (bytes.length > MAX_STATEMENT_BYTES)
    return refuse("FILE_TOO_LARGE", { facts: { bytes: bytes.length, limit: MAX_STATEMENT_BYTES } });
  const kind = kindOfBytes(bytes);
  if (kind === "old_workbook") return refuse("FILE_FORMAT", { reasons: ["old_or_protected_workbook"] });
  if (kind === "workbook") {
    const records = readWorkbook(bytes);
    return records.ok ? readRecords("xlsx", records.value, options) : records;
  }
  return readText(bytes, options);
}

function readText(bytes: Uint8Array, options: FileOptions): Outcome<StatementFile> {
  const configured = statedEncoding(bytes) ?? configuredEncoding(options);
  const decoded = decodeText(bytes, configured);
  if (!decoded.ok) return decoded;
  const { text } = decoded.value;
  if (text.includes("\0")) return refuse("FILE_FORMAT", { reasons: ["not_text"] });
  switch (kindOfText(text)) {
    case "ofx":
      return asFile(readOfx(text, options));
    case "xml":
      return asFile(readCamt(text, options));
    case "qif":
      return asFile(readQif(text, options));
    case "mt940":
      return asFile(accept(readMt940(text, options)));
    default:
      return readDelimited(bytes, text, options);
  }
}

function configuredEncoding({ profile, profiles = [] }: FileOptions): string | undefined {
  if (profile) return profile.encoding;
  return profiles.find(({ encoding }) => encoding !== "utf-8")?.encoding;
}

function asFile(reading: Outcome<StatementReading>): Outcome<StatementFile> {
  return reading.ok ? accept({ ...reading.value, profile: null, proposed: false }) : reading;
}

const SAMPLE = 65_536;

function readDelimited(bytes: Uint8Array, text: string, options: FileOptions): Outcome<StatementFile> {
  const sample = text.slice(0, SAMPLE);
  const profile =
    options.profile ??
    options.profiles?.find((stored) => matchProfile([stored], cutRecords(sample, stored.delimiter)) !== null);
  if (!profile) {
    const delimiter = headingDelimiter(sample);
    return readRecords("csv", cutRecords(text, delimiter), options, delimiter);
  }
  // another profile's encoding may have opened the file: this one has its own
  const own = decodeText(bytes, profile.encoding);
  if (!own.ok) return own;
  return readRecords("csv", cutRecords(own.value.text, profile.delimiter), { ...options, profile });
}

function cutRecords(text: string, delimiter: string): TableRecord[] {
  const oldMac = text.includes("\r") && !text.includes("\n");
  const reader = new RecordReader(delimiter);
  return [...reader.push(oldMac ? text.replaceAll("\r", "\n") : text), ...reader.end()];
}

function readRecords(
  format: "csv" | "xlsx",
  records: TableRecord[],
  options: FileOptions,
  delimiter: TableProfile["delimiter"] = ",",
): Outcome<StatementFile> {
  const given = givenProfile(records, options);
  if (options.profile && !given)
    return refuse("PROFILE_MISMATCH", { facts: { headings: options.profile.headings } });
  const proposal = given ? null : proposeProfile(records, { dayFirst: options.dayFirst, delimiter });
  const profile = given ?? proposal?.profile;
  if (!profile)
    return refuse("PROFILE_UNKNOWN", { facts: { headings: records[0]?.cells.slice(0, 50) ?? [] } });
  const { statement, faults } = readTable(records, profile, options);
  if (proposal?.dateOpen) faults.push(openDates(records, proposal));
  return accept({ format, statements: [statement], faults, profile, proposed: proposal !== null });
}

function givenProfile(records: TableRecord[], { profile, profiles = [] }: FileOptions): TableProfile | null {
  if (profile?.headings.length === 0) return profile;
  const match = matchProfile(profile ? [profile] : profiles, records);
  return match && { ...match.profile, headerRow: match.headerRow };
}

function openDates(records: TableRecord[], { profile }: ProposedProfile) {
  const header = records[profile.headerRow - 1];
  const column = header?.cells[profile.columns.date] ?? "";
  return faultAt(header?.line ?? 1, column, profile.dateFormat, "DATE_ORDER_OPEN", "warning");
}
