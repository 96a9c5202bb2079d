import { useTranslation } from "react-i18next";

import { CountText } from "../format/count-text";
import { formatCount } from "../format/format-number";
import { useLocale } from "../format/locale-provider";

interface ProgressProps {
  label: string;
  done: number;
  /** null while the total is not known yet. */
  total: number | null;
  /** Rows per second so far; null before the first measure. */
  perSecond: number | null;
}

/** A long job's way: rows done of all, how fast, and how long still. */
export function Progress({ label, done, total, perSecond }: ProgressProps) {
  const { t } = useTranslation("shell");
  const { locale } = useLocale();
  const left = total !== null && perSecond ? Math.ceil((total - done) / perSecond) : null;
  return (
    <div className="progress">
      <progress aria-label={label} max={total ?? undefined} value={total === null ? undefined : done} />
      <p>
        <span>
          <CountText value={done} />
          {total !== null && (
            <>
              {" / "}
              <CountText value={total} />
            </>
          )}
        </span>
        <span>
          {perSecond !== null && t("progress.rate", { rate: formatCount(Math.round(perSecond), locale) })}
          {left !== null && left > 0 && ` · ${timeLeft(left, t)}`}
        </span>
      </p>
    </div>
  );
}

function timeLeft(seconds: number, t: ReturnType<typeof useTranslation<"shell">>["t"]): string {
  return seconds < 90
    ? t("progress.secondsLeft", { count: seconds })
    : t("progress.minutesLeft", { count: Math.round(seconds / 60) });
}
