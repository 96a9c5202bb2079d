import { useTranslation } from "react-i18next";

import type { RateReading, ReturnRates } from "~/money/domain/mandate/return-rates";
import { DEFAULT_RATE_LIMITS } from "~/money/domain/mandate/return-rates";

import { Badge, type Tone } from "../../action/badge";
import { PercentText } from "../../format/percent-text";
import { DataTable } from "../../table/data-table";

const TONES: Record<RateReading["state"], Tone> = { quiet: "good", warning: "warn", breach: "bad" };

/** How much of what was sent in the last sixty days came back, against what the network allows. */
export function ReturnRateTable({ rates }: { rates: ReturnRates }) {
  const { t } = useTranslation("payment");
  return (
    <DataTable<RateReading>
      caption={t("mandate.rates.title")}
      rows={rates.readings}
      rowKey={(row) => row.rate}
      dense
      empty={null}
      columns={[
        {
          key: "rate",
          header: t("mandate.rates.kind"),
          main: true,
          cell: (row) => t(`mandate.rates.${row.rate}`),
        },
        {
          key: "returned",
          header: t("mandate.rates.returned"),
          align: "end",
          cell: (row) => (
            <span className="num">
              {t("mandate.rates.of", { count: row.returned, debits: rates.debits })}
            </span>
          ),
        },
        {
          key: "share",
          header: t("mandate.rates.share"),
          align: "end",
          cell: (row) => <PercentText ratio={row.hundredths / 10_000} digits={2} />,
        },
        {
          key: "limit",
          header: t("mandate.rates.limit"),
          align: "end",
          cell: (row) => <PercentText ratio={DEFAULT_RATE_LIMITS.limits[row.rate] / 10_000} digits={2} />,
        },
        {
          key: "state",
          header: t("mandate.rates.state"),
          cell: (row) => <Badge tone={TONES[row.state]}>{t(`mandate.rates.is.${row.state}`)}</Badge>,
        },
      ]}
    />
  );
}
