const formats = new Map<string, Intl.NumberFormat>();

/** "12,345"; with a cap "1,000+", because counting further would cost more than it tells. */
export function formatCount(count: number | bigint, locale: string, cap?: number): string {
  const format = formatOf(locale, 0);
  return cap !== undefined && count > cap ? `${format.format(cap)}+` : format.format(count);
}

/** A ratio 0.1045 as "10.45%", written as the locale writes it; null (a zero base) is "—", never 0 %. */
export function formatPercent(ratio: number | null, locale: string, digits = 1): string {
  return ratio === null || !Number.isFinite(ratio) ? "—" : formatOf(locale, digits, "percent").format(ratio);
}

function formatOf(
  locale: string,
  digits: number,
  style: "decimal" | "percent" = "decimal",
): Intl.NumberFormat {
  const key = `${locale}|${digits}|${style}`;
  const known = formats.get(key);
  if (known) return known;
  const made = new Intl.NumberFormat(locale, {
    style,
    minimumFractionDigits: digits,
    maximumFractionDigits: digits,
  });
  formats.set(key, made);
  return made;
}
