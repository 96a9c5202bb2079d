import { useTranslation } from "react-i18next";

/** A ruled field in the reader's words. */
export function FieldName({ field }: { field: string }) {
  const { t } = useTranslation("rights");
  return <>{t(`field.${field.replace(".", "_")}` as "field.customer_tax_id", { defaultValue: field })}</>;
}
