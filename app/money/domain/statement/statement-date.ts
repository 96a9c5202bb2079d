// Source: spec 05 §9 and 9.c: a date that is not one rejects the row; it never becomes today.
import { type CivilDate, toCivilDate } from "~/office/domain/calendar-date";

/** Order of day, month and year; the marks between them and the length of the year are free. */
export const DATE_FORMATS = ["YYYY-MM-DD", "DD/MM/YYYY", "MM/DD/YYYY", "DD-MMM-YYYY", "YYYYMMDD"] as const;
export type DateFormat = (typeof DATE_FORMATS)[number];

const MONTHS = ["jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec"];
const TIME =
  /(?:T|\s+|,\s*)\d{1,2}:\d{2}(?::\d{2}(?:\.\d+)?)?\s*(?:[ap]\.?m\.?)?\s*(?:Z|[+-]\d{2}:?\d{2})?$/i;
const NUMERIC = /^(\d{1,2})\s*[/.'\- ]\s*(\d{1,2})\s*[/.'\- ]\s*(\d{2}|\d{4})$/;
const NAMED = /^(\d{1,2})[\s/.-]*([A-Za-z]{3,9})\.?[\s/.,-]*(\d{2}|\d{4})$/;
const ISO = /^(\d{4})[-/.](\d{1,2})[-/.](\d{1,2})$/;
const COMPACT = /^(\d{4})(\d{2})(\d{2})$/;
const PIVOT = 70;
const MAX_LENGTH = 60;

/** null when the text is no real calendar date in this format. Plain ISO dates are read in every format. */
export function readBankDate(text: string, format: DateFormat): CivilDate | null {
  if (text.length > MAX_LENGTH) return null;
  const bare = text.trim().replace(TIME, "");
  const iso = ISO.exec(bare);
  if (iso) return civil(iso[1], iso[2], iso[3]);
  if (format === "DD-MMM-YYYY") {
    const named = NAMED.exec(bare);
    const month = MONTHS.indexOf((named?.[2] ?? "").slice(0, 3).toLowerCase()) + 1;
    return named && month > 0 ? civil(named[3], String(month), named[1]) : null;
  }
  if (format === "YYYYMMDD") {
    const compact = COMPACT.exec(bare);
    return compact && civil(compact[1], compact[2], compact[3]);
  }
  const numeric = format === "YYYY-MM-DD" ? null : NUMERIC.exec(bare);
  if (!numeric) return null;
  const [, first, second, year] = numeric;
  return format === "DD/MM/YYYY" ? civil(year, second, first) : civil(year, first, second);
}

/** SWIFT's YYMMDD. */
export function readSwiftDate(text: string): CivilDate | null {
  const cut = /^(\d{2})(\d{2})(\d{2})$/.exec(text);
  return cut && civil(cut[1], cut[2], cut[3]);
}

/** MMDD near another date: the entry of 2 January for a value of 31 December is in the next year. */
export function nearestYear(monthDay: string, near: CivilDate): CivilDate | null {
  const year = Number(near.slice(0, 4));
  const candidates = [year - 1, year, year + 1]
    .map((candidate) => civil(String(candidate), monthDay.slice(0, 2), monthDay.slice(2, 4)))
    .filter((date) => date !== null);
  const distance = (date: CivilDate) => Math.abs(Date.parse(date) - Date.parse(near));
  return candidates.sort((a, b) => distance(a) - distance(b))[0] ?? null;
}

function civil(year = "", month = "", day = ""): CivilDate | null {
  const full = year.length === 2 ? `${Number(year) < PIVOT ? "20" : "19"}${year}` : year;
  return toCivilDate(`${full}-${month.padStart(2, "0")}-${day.padStart(2, "0")}`);
}

/** The format that reads most of the values; `open` when day and month could be changed over in all of them. */
export function sniffDateFormat(values: string[], dayFirst: boolean): { format: DateFormat; open: boolean } {
  const preferred: DateFormat[] = dayFirst ? ["DD/MM/YYYY", "MM/DD/YYYY"] : ["MM/DD/YYYY", "DD/MM/YYYY"];
  const order: DateFormat[] = ["YYYY-MM-DD", ...preferred, "DD-MMM-YYYY", "YYYYMMDD"];
  const counts = new Map<DateFormat, number>(
    order.map((format) => [format, values.filter((value) => readBankDate(value, format) !== null).length]),
  );
  const best = order.reduce((a, b) => ((counts.get(b) ?? 0) > (counts.get(a) ?? 0) ? b : a));
  const open = best === preferred[0] && counts.get(best) === counts.get(preferred[1] ?? best);
  return { format: best, open };
}

export function earliest(dates: CivilDate[]): CivilDate | null {
  return dates.reduce<CivilDate | null>((a, b) => (a === null || b < a ? b : a), null);
}

export function latest(dates: CivilDate[]): CivilDate | null {
  return dates.reduce<CivilDate | null>((a, b) => (a === null || b > a ? b : a), null);
}
