import { useTranslation } from "react-i18next";

import type { TableColumns, TableProfile } from "~/money/domain/statement/table/table-profile";

import { type Fact, Facts } from "../record/facts";

/** How a bank's table is read: which heading is what. */
export function ProfileFacts({ profile }: { profile: TableProfile }) {
  const { t } = useTranslation("bank");
  const columns = Object.entries(profile.columns) as [keyof TableColumns, number | number[] | undefined][];
  const headingOf = (at: number) => profile.headings[at]?.trim() || `${at + 1}`;
  const facts: Fact[] = columns.flatMap(([column, at]) =>
    at === undefined || (Array.isArray(at) && at.length === 0)
      ? []
      : [
          {
            label: t(`profile.column.${column}`),
            value: <code>{[at].flat().map(headingOf).join(", ")}</code>,
          },
        ],
  );
  return (
    <Facts
      facts={[
        ...facts,
        { label: t("profile.dateFormat"), value: <code>{profile.dateFormat}</code> },
        { label: t("profile.decimal"), value: <code>{profile.number.decimal}</code> },
        { label: t("profile.signRule"), value: t(`profile.signRules.${profile.signRule}`) },
        { label: t("profile.encoding"), value: profile.encoding.toUpperCase() },
        {
          label: t("profile.expectedReferences"),
          value: profile.expectedReferences === undefined ? "—" : `${profile.expectedReferences} %`,
        },
        {
          label: t("profile.balanceReliable"),
          value: profile.balanceReliable ? t("account.yes") : "—",
        },
      ]}
    />
  );
}
