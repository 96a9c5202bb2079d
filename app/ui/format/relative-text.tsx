import { formatDistance, formatInstant } from "./format-date";
import { useLocale } from "./locale-provider";

interface RelativeTextProps {
  value: Date | string | null | undefined;
  /** The moment the loader answered: server and browser must tell the same distance. */
  now: Date | string;
}

/** "3 days ago", with the full instant on hover and for machines. */
export function RelativeText({ value, now }: RelativeTextProps) {
  const { locale, timeZone } = useLocale();
  if (!value) return <span className="muted">—</span>;
  const instant = new Date(value);
  return (
    <time
      dateTime={instant.toISOString()}
      title={formatInstant(instant, locale, timeZone, "minute")}
      className="nowrap"
    >
      {formatDistance(new Date(now).getTime(), instant.getTime(), locale)}
    </time>
  );
}
