import { useTranslation } from "react-i18next";

import type { BillingPage } from "~/people/queries/billing/billing-page.server";

import { Badge, type Tone } from "../../action/badge";
import { formatCount } from "../../format/format-number";
import { InstantText } from "../../format/instant-text";
import { useLocale } from "../../format/locale-provider";
import { Panel } from "../../record/panel";

const TONES: Record<string, Tone> = { near: "warn", over: "bad", shut: "bad" };

/** How much of the plan is used, each with a bar and in words. */
export function UseBars({ seats, bars, measuredAt }: Pick<BillingPage, "seats" | "bars" | "measuredAt">) {
  const { t } = useTranslation("billing");
  const taken = seats.active + seats.invited;
  const full = seats.limit !== null && taken >= seats.limit;
  return (
    <Panel title={t("use.title")}>
      <div className="grid gap-4">
        <Bar
          label={t("use.seats")}
          used={taken}
          limit={seats.limit}
          note={full ? t("use.seatsFull") : null}
        />
        {bars.map(({ meter, used, limit, level }) => (
          <Bar
            key={meter}
            label={t(`use.${meter}`)}
            used={used}
            limit={limit}
            tone={TONES[level]}
            note={limit === null || level === "fine" ? null : t(`use.${level}`)}
          />
        ))}
        <p className="small muted">
          {t("use.never")}
          {measuredAt && (
            <>
              {" "}
              {t("use.measured")} <InstantText value={measuredAt} />
            </>
          )}
        </p>
      </div>
    </Panel>
  );
}

interface BarProps {
  label: string;
  used: number;
  limit: number | null;
  tone?: Tone;
  note: string | null;
}

function Bar({ label, used, limit, tone = "warn", note }: BarProps) {
  const { t } = useTranslation("billing");
  const { locale } = useLocale();
  const shown = formatCount(used < 10 ? Math.round(used * 10) / 10 : Math.round(used), locale);
  const text =
    limit === null
      ? t("use.noLimit", { used: shown })
      : t("use.of", { used: shown, limit: formatCount(limit, locale) });
  return (
    <div className="progress">
      <p>
        <span className="text-ink">{label}</span>
        <span>{text}</span>
      </p>
      <progress
        aria-label={`${label}: ${text}`}
        max={limit ?? 1}
        value={limit === null ? 0 : Math.min(used, limit)}
      />
      {note && (
        <p>
          <Badge tone={tone}>{note}</Badge>
        </p>
      )}
    </div>
  );
}
