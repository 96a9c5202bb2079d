import { formatCivilDate } from "./format-date";
import { useLocale } from "./locale-provider";

interface DateTextProps {
  /** Civil date "YYYY-MM-DD". */
  value: string | null | undefined;
  style?: "day" | "long" | "month";
}

export function DateText({ value, style }: DateTextProps) {
  const { locale } = useLocale();
  if (!value) return <span className="muted">—</span>;
  return (
    <time dateTime={value} className="num nowrap">
      {formatCivilDate(value, locale, style)}
    </time>
  );
}
