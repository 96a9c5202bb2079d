import { useTranslation } from "react-i18next";

import { Banner } from "../action/banner";
import { errorText } from "./error-text";

interface FormErrorsProps {
  /** Codes that belong to the form as a whole. */
  form: readonly string[];
  /** Ids of the inputs with an error; each says its own beside it. */
  fieldIds: readonly string[];
}

/** What stands above a form that was not taken: why, and the way to the first field to look at. */
export function FormErrors({ form, fieldIds }: FormErrorsProps) {
  const { t } = useTranslation("shell");
  const { t: errors } = useTranslation("errors");
  const [firstField] = fieldIds;
  const [first, ...others] = form;
  if (!first && !firstField) return null;
  const title = first ? errorText(first, errors) : t("form.lookAgain", { count: fieldIds.length });
  return (
    <Banner tone="bad" role="alert" title={title}>
      {others.map((code) => (
        <p key={code}>{errorText(code, errors)}</p>
      ))}
      {firstField && (
        <a className="link small" href={`#${firstField}`}>
          {t("form.toFirst", { count: fieldIds.length })}
        </a>
      )}
    </Banner>
  );
}
