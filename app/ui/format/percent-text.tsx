import { formatPercent } from "./format-number";
import { useLocale } from "./locale-provider";

interface PercentTextProps {
  /** 0.1045 is 10.45 %; null means the base was zero. */
  ratio: number | null;
  digits?: number;
}

export function PercentText({ ratio, digits }: PercentTextProps) {
  const { locale } = useLocale();
  return <span className="num">{formatPercent(ratio, locale, digits)}</span>;
}
