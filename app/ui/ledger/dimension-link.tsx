import { Link } from "@remix-run/react";
import { useTranslation } from "react-i18next";

/** The dimensions that have a page of their own. */
const PAGES: Record<string, string> = {
  account: "/accounts",
  payment: "/payments",
  statement_line: "/bank/lines",
};

/** Whose sub-account a line is on, as a link where that has a page. */
export function DimensionLink({ of }: { of: { dimensionType: string | null; dimensionId: string | null } }) {
  const { t } = useTranslation("ledger");
  if (!of.dimensionType || !of.dimensionId) return <span className="muted">—</span>;
  const word = t(`dimension.${of.dimensionType}` as "dimension.account", { defaultValue: of.dimensionType });
  const page = PAGES[of.dimensionType];
  if (!page) return word;
  return (
    <Link className="link" to={`${page}/${of.dimensionId}`}>
      {word}
    </Link>
  );
}
