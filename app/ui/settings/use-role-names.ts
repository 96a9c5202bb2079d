import { useTranslation } from "react-i18next";

/** Role keys in the reader's words. */
export function useRoleNames(): (roles: readonly string[]) => string {
  const { t } = useTranslation("shell");
  return (roles) => roles.map((role) => t(`role.${role}` as "role.admin", { defaultValue: role })).join(", ");
}

/** A role's name: a shipped one in the reader's words, the firm's own as the firm calls it. */
export function useRoleName(): (role: { key: string; name: string; system: boolean }) => string {
  const names = useRoleNames();
  return ({ key, name, system }) => (system ? names([key]) : name);
}
