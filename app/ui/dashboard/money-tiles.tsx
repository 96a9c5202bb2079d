import { useTranslation } from "react-i18next";

import type { MoneyHome } from "~/money/queries/home/money-home.server";

import { CountText } from "../format/count-text";
import { Tiles } from "../page/tiles";

const LISTS = {
  drafts: "/payouts?view=draft",
  ready: "/payouts?view=ready",
  moving: "/payouts?view=moving",
  returned: "/payments?status=reversed",
  chargedBack: "/payments?status=charged_back",
  payoutsBack: "/payouts?view=ready",
  disputes: "/payments/disputes",
  transfers: "/transfers",
} as const;
const KEYS = Object.keys(LISTS) as (keyof typeof LISTS)[];

/** What waits for somebody, and what came back today; each opens its list. */
export function MoneyTiles({ home }: { home: MoneyHome }) {
  const { t } = useTranslation("bank");
  const urgent = { disputes: home.disputesUrgent, transfers: home.transfersLate };
  const noteOf = (key: keyof typeof LISTS) =>
    (key === "disputes" || key === "transfers") && urgent[key] > 0
      ? t(`home.urgent.${key}`, { count: urgent[key] })
      : undefined;
  return (
    <Tiles
      tiles={KEYS.map((key) => ({
        key,
        label: t(`home.tile.${key}`),
        value: <CountText value={home[key]} />,
        note: noteOf(key),
        href: LISTS[key],
      }))}
    />
  );
}
