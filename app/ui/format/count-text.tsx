import { formatCount } from "./format-number";
import { useLocale } from "./locale-provider";

interface CountTextProps {
  value: number | bigint;
  /** Shows "1,000+" past this number. */
  cap?: number;
}

export function CountText({ value, cap }: CountTextProps) {
  const { locale } = useLocale();
  return <span className="num">{formatCount(value, locale, cap)}</span>;
}
