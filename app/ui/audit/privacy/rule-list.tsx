import { useTranslation } from "react-i18next";

/** Rules that keep a record, each with what it says. */
export function RuleList({ rules }: { rules: readonly string[] }) {
  const { t } = useTranslation("privacy");
  return (
    <ul className="list-disc ps-5">
      {rules.map((rule) => (
        <li key={rule}>
          <span className="num">{rule}</span>: {t(`rule.${rule as "RET-01"}`, { defaultValue: "" })}
        </li>
      ))}
    </ul>
  );
}
