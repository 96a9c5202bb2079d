import { useTranslation } from "react-i18next";

/** Role keys in the reader's words. */
export function useRoleNames(): (roles: readonly string[]) => string {
  const { t } = useTranslation("shell");
  return (roles) => roles.map((role) => t(`role.${role}` as "role.admin", { defaultValue: role })).join(", ");
}
