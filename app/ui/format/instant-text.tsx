import { type DateStyle, formatInstant } from "./format-date";
import { useLocale } from "./locale-provider";

interface InstantTextProps {
  /** A point in time; shown on the clock of the tenant's zone. */
  value: Date | string | null | undefined;
  style?: DateStyle;
}

export function InstantText({ value, style = "minute" }: InstantTextProps) {
  const { locale, timeZone } = useLocale();
  if (!value) return <span className="muted">—</span>;
  const instant = new Date(value);
  return (
    <time dateTime={instant.toISOString()} className="num nowrap">
      {formatInstant(instant, locale, timeZone, style)}
    </time>
  );
}
