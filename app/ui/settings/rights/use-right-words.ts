import { useTranslation } from "react-i18next";

import type { Grant } from "~/office/domain/permission/grant";
import { parseGrant } from "~/office/domain/permission/grant";
import type { Limits } from "~/office/domain/permission/grant-limits";
import { splitPermission } from "~/people/domain/permission/outlook/rights-matrix";

import { useLocale } from "../../format/locale-provider";
import { formatMoney } from "../../format/format-money";

const capital = (text: string) => text.charAt(0).toUpperCase() + text.slice(1);

/** Permissions, scopes and limits in the reader's words; what has none keeps its name. */
export function useRightWords() {
  const { t } = useTranslation("rights");
  const { locale } = useLocale();
  const resource = (name: string) =>
    t(`resource.${name}` as "resource.account", { defaultValue: capital(name.replaceAll("_", " ")) });
  const action = (name: string) => {
    const [first = name, ...rest] = name.split(".");
    const word = t(`action.${first}` as "action.read", { defaultValue: first.replaceAll("_", " ") });
    return rest.length > 0 ? `${word}: ${rest.join(".").replaceAll("_", " ")}` : word;
  };
  const limits = (of: Limits | undefined): string[] => {
    if (!of) return [];
    const { max_amount, max_per_day, max_rows, max_pct, desks, hours } = of;
    const amounts = Object.entries(max_amount ?? {}).map(([currency, minor]) =>
      t("limit.max_amount", { amount: formatMoney({ minor: BigInt(minor), currency }, locale) }),
    );
    return [
      ...amounts,
      ...(max_per_day === undefined ? [] : [t("limit.max_per_day", { count: max_per_day })]),
      ...(max_rows === undefined ? [] : [t("limit.max_rows", { count: max_rows })]),
      ...(max_pct === undefined ? [] : [t("limit.max_pct", { count: max_pct })]),
      ...(desks ? [t("limit.desks", { names: desks.join(", ") })] : []),
      ...(hours ? [t("limit.hours")] : []),
    ];
  };
  const permission = (name: string) => {
    const { resource: subject, action: verb } = splitPermission(name);
    return `${resource(subject)}: ${action(verb).toLowerCase()}`;
  };
  const reach = ({ scope, limits: of }: Pick<Grant, "scope" | "limits">) =>
    [t(`scope.${scope}`), ...limits(of)].join(", ");
  const grant = (one: Grant) => `${permission(one.permission)} (${reach(one)})`;
  /** a line of the grammar; one that cannot be read stands as it is */
  const line = (text: string) => {
    const parsed = parseGrant(text);
    return parsed.ok ? grant(parsed.value) : text;
  };
  return { resource, action, permission, reach, grant, line };
}
