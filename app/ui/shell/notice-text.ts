import type { TFunction } from "i18next";

/** A stored notification as the bell shows it; the count stands for entries that were grouped into one. */
export function noticeText(
  t: TFunction<"shell">,
  entry: { type: string; params: Record<string, unknown>; groupCount: number },
): { title: string; body: string | null } {
  const params = { ...entry.params, more: entry.groupCount - 1 };
  const title = t(`notice.${entry.type}.title` as "notice.accounts_assigned.title", {
    ...params,
    defaultValue: "",
  });
  const body = t(`notice.${entry.type}.body` as "notice.accounts_assigned.body", {
    ...params,
    defaultValue: "",
  });
  const { waited } = entry.params;
  if (typeof waited === "number")
    return { title: title || t("notice.other"), body: t("notice.waited", { count: waited }) };
  return { title: title || t("notice.other"), body: body || null };
}
