const formats = new Map<string, Intl.DateTimeFormat>();
const distances = new Map<string, Intl.RelativeTimeFormat>();

/** Month as a word: no reader has to guess whether 03-04 is March or April. */
const STYLES = {
  day: { year: "numeric", month: "short", day: "numeric" },
  long: { weekday: "long", year: "numeric", month: "long", day: "numeric" },
  month: { year: "numeric", month: "short" },
  short: { month: "short", day: "numeric" },
  minute: { year: "numeric", month: "short", day: "numeric", hour: "2-digit", minute: "2-digit" },
  time: { hour: "2-digit", minute: "2-digit" },
} satisfies Record<string, Intl.DateTimeFormatOptions>;

export type DateStyle = keyof typeof STYLES;

/** "Nov 21, 2026" from a civil date "YYYY-MM-DD"; no zone can move it to another day. */
export function formatCivilDate(
  date: string,
  locale: string,
  style: "day" | "long" | "month" | "short" = "day",
): string {
  return formatOf(locale, "UTC", style).format(new Date(`${date.slice(0, 10)}T00:00:00Z`));
}

/** An instant as a wall clock of the zone shows it. */
export function formatInstant(
  instant: Date | string,
  locale: string,
  timeZone: string,
  style: DateStyle,
): string {
  return formatOf(locale, timeZone, style).format(new Date(instant));
}

/** "3 days ago", "in 2 hours", measured between two instants in milliseconds. */
export function formatDistance(fromMs: number, toMs: number, locale: string): string {
  const seconds = Math.round((toMs - fromMs) / 1000);
  const steps: [Intl.RelativeTimeFormatUnit, number][] = [
    ["year", 31_557_600],
    ["month", 2_629_800],
    ["day", 86_400],
    ["hour", 3600],
    ["minute", 60],
  ];
  const [unit, size] = steps.find(([, length]) => Math.abs(seconds) >= length) ?? ["second", 1];
  return distanceOf(locale).format(Math.trunc(seconds / size), unit);
}

function distanceOf(locale: string): Intl.RelativeTimeFormat {
  const known = distances.get(locale);
  if (known) return known;
  const made = new Intl.RelativeTimeFormat(locale, { numeric: "auto" });
  distances.set(locale, made);
  return made;
}

function formatOf(locale: string, timeZone: string, style: DateStyle): Intl.DateTimeFormat {
  const key = `${locale}|${timeZone}|${style}`;
  const known = formats.get(key);
  if (known) return known;
  const made = new Intl.DateTimeFormat(locale, { ...STYLES[style], timeZone });
  formats.set(key, made);
  return made;
}
