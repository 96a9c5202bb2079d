import { Link } from "@remix-run/react";
import { useTranslation } from "react-i18next";

import type { LiveCheck, LiveItem } from "~/people/domain/setup/go-live";

import { Badge } from "../../action/badge";
import { DataTable } from "../../table/data-table";

const PLACES: Record<LiveItem, string> = {
  agency: "/settings/setup/agency",
  firm_id: "/settings/setup/agency",
  desk: "/settings/setup/desks",
  second_factor: "/settings/people",
  roles: "/settings/roles",
  backup: "/settings/people",
  licences: "/settings/setup/agency",
  payments: "/settings/setup/payments",
  test_payment: "/worklist",
};

interface LiveListProps {
  checks: readonly LiveCheck[];
}

/** What is there and what is missing, each with the way to it. */
export function LiveList({ checks }: LiveListProps) {
  const { t } = useTranslation("setup");
  return (
    <DataTable
      caption={t("review.caption")}
      rows={checks}
      rowKey={({ item }) => item}
      empty={null}
      columns={[
        { key: "item", header: t("review.item"), main: true, cell: ({ item }) => t(`review.items.${item}`) },
        {
          key: "state",
          header: t("review.state"),
          cell: ({ met, needed }) => {
            if (met) return <Badge tone="good">{t("review.there")}</Badge>;
            return needed ? (
              <Badge tone="bad">{t("review.missing")}</Badge>
            ) : (
              <Badge tone="warn">{t("review.advised")}</Badge>
            );
          },
        },
        {
          key: "fix",
          header: t("agency.act"),
          cell: ({ item, met }) =>
            met ? null : (
              <Link className="link" to={PLACES[item]}>
                {t("review.fix")}
              </Link>
            ),
        },
      ]}
    />
  );
}
