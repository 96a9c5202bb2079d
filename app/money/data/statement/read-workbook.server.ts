// Reads the first visible sheet of an .xlsx file (ECMA-376) into records of text. Two parts of the format are
// enough for a statement, and they are read by the walk that refuses document types and entities.
import { accept, type Outcome, refuse } from "~/office/domain/outcome";
import type { TableRecord } from "~/money/domain/statement/table/table-profile";
import { nodeAt, nodesAt, walkXml, type XmlNode } from "~/money/domain/statement/xml/walk-xml";

import { openZip, type ZipFile } from "./open-zip.server";

const MAX_COLUMNS = 256;
const MAX_DATE_SERIAL = 2_958_465;
/** Excel keeps 15 digits; a longer number is no longer what the bank wrote. */
const EXACT_BELOW = 1e15;
const DAY = 86_400_000;

interface SheetRules {
  texts: string[];
  /** styles, by position, that show a number as a date */
  dateStyles: boolean[];
  from1904: boolean;
}

/** Refusals: those of openZip and walkXml. Dates come as YYYY-MM-DD, numbers with a point. */
export function readWorkbook(bytes: Uint8Array): Outcome<TableRecord[]> {
  const zip = openZip(bytes);
  if (!zip.ok) return zip;
  const book = walkPart(zip.value, "xl/workbook.xml", new Set(), () => undefined);
  if (!book.ok) return book;
  const target = sheetPath(zip.value, book.value);
  if (!target.ok) return target;
  const rules = readRules(zip.value, book.value);
  if (!rules.ok) return rules;
  const records: TableRecord[] = [];
  const walked = walkPart(zip.value, target.value, new Set(["row"]), (row) => {
    const record = toRecord(row, records.length + 1, rules.value);
    if (record.cells.some((cell) => cell.trim() !== "")) records.push(record);
  });
  return walked.ok ? accept(records) : walked;
}

function walkPart(
  zip: ZipFile,
  name: string,
  cut: Set<string>,
  take: (node: XmlNode) => void,
): Outcome<XmlNode | null> {
  const part = zip.read(name);
  if (!part.ok) return part;
  return part.value ? walkXml(new TextDecoder("utf-8").decode(part.value), cut, take) : accept(null);
}

function sheetPath(zip: ZipFile, book: XmlNode | null): Outcome<string> {
  const sheets = nodesAt(book ?? undefined, "sheets", "sheet");
  const sheet = sheets.find(({ attributes }) => (attributes.state ?? "visible") === "visible");
  const links = walkPart(zip, "xl/_rels/workbook.xml.rels", new Set(), () => undefined);
  if (!links.ok) return links;
  const link = links.value?.children.find(({ attributes }) => attributes.Id === sheet?.attributes.id);
  const target = link?.attributes.Target;
  if (!sheet || !target) return refuse("WORKBOOK_BROKEN");
  return accept(target.startsWith("/") ? target.slice(1) : `xl/${target}`);
}

function readRules(zip: ZipFile, book: XmlNode | null): Outcome<SheetRules> {
  const texts: string[] = [];
  const shared = walkPart(zip, "xl/sharedStrings.xml", new Set(["si"]), (item) => texts.push(textOf(item)));
  if (!shared.ok) return shared;
  const styles = walkPart(zip, "xl/styles.xml", new Set(), () => undefined);
  if (!styles.ok) return styles;
  const custom = new Map(
    nodesAt(styles.value ?? undefined, "numFmts", "numFmt").map(({ attributes }) => [
      attributes.numFmtId,
      attributes.formatCode ?? "",
    ]),
  );
  const dateStyles = nodesAt(styles.value ?? undefined, "cellXfs", "xf").map(({ attributes }) =>
    isDateFormat(Number(attributes.numFmtId), custom.get(attributes.numFmtId)),
  );
  const flag = nodeAt(book ?? undefined, "workbookPr")?.attributes.date1904;
  return accept({ texts, dateStyles, from1904: flag === "1" || flag === "true" });
}

/** Built-in date formats, or a code of one's own that has a day, month or year in it. */
function isDateFormat(id: number, code: string | undefined): boolean {
  if (code === undefined) return (id >= 14 && id <= 22) || (id >= 27 && id <= 36) || (id >= 45 && id <= 58);
  return /[dy]|m(?!m?:)/i.test(code.replace(/"[^"]*"|\\.|\[[^\]]*\]|General/gi, ""));
}

function toRecord(row: XmlNode, fallbackLine: number, rules: SheetRules): TableRecord {
  const record: TableRecord = { line: Number(row.attributes.r ?? fallbackLine), cells: [] };
  let next = 0;
  for (const cell of row.children) {
    if (cell.name !== "c") continue;
    const position = positionOf(cell.attributes.r) ?? next;
    next = position + 1;
    if (position >= MAX_COLUMNS) continue;
    while (record.cells.length < position) record.cells.push("");
    const { text, numeric } = cellText(cell, rules);
    record.cells[position] = text;
    if (numeric) (record.numeric ??= new Set()).add(position);
  }
  return record;
}

/** "AB12" → 27 */
function positionOf(address: string | undefined): number | null {
  const letters = /^([A-Z]{1,3})\d/.exec(address ?? "")?.[1];
  if (!letters) return null;
  return [...letters].reduce((sum, letter) => sum * 26 + letter.charCodeAt(0) - 64, 0) - 1;
}

function cellText(cell: XmlNode, rules: SheetRules): { text: string; numeric: boolean } {
  const value = nodeAt(cell, "v")?.text ?? "";
  const plain = (text: string) => ({ text, numeric: false });
  switch (cell.attributes.t ?? "n") {
    case "s":
      return plain(rules.texts[Number(value)] ?? "");
    case "inlineStr":
      return plain(textOf(nodeAt(cell, "is")));
    case "n":
      return value === "" ? plain("") : numberText(Number(value), cell, rules);
    case "e":
      return plain("");
    default:
      return plain(value);
  }
}

function numberText(value: number, cell: XmlNode, { dateStyles, from1904 }: SheetRules) {
  const isDate = dateStyles[Number(cell.attributes.s ?? 0)] === true;
  if (isDate && value >= 1 && value <= MAX_DATE_SERIAL) {
    const days = Math.floor(value) + (from1904 ? 1462 : 0);
    return { text: new Date(Date.UTC(1899, 11, 30) + days * DAY).toISOString().slice(0, 10), numeric: false };
  }
  const exact = Number(value.toPrecision(15));
  const small = exact !== 0 && Math.abs(exact) < 1e-6 ? exact.toFixed(12) : String(exact);
  return { text: Math.abs(exact) >= EXACT_BELOW ? exact.toExponential() : small, numeric: true };
}

/** Text of a string item: its own, or that of its runs; phonetic hints (rPh) left out. */
function textOf(item: XmlNode | undefined): string {
  return [...nodesAt(item, "t"), ...nodesAt(item, "r", "t")].map((node) => node.text).join("");
}
