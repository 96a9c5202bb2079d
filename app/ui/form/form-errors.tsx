import { useTranslation } from "react-i18next";

import { Banner } from "../action/banner";
import { errorText } from "./error-text";

interface FormErrorsProps {
  /** Codes that belong to the form as a whole. */
  form: readonly string[];
  /** Fields with an error: the input's id and its label or name. */
  fields: { id: string; code: string }[];
}

/** What stands above a form that was not taken: why, and links to the fields to look at. */
export function FormErrors({ form, fields }: FormErrorsProps) {
  const { t } = useTranslation(["shell", "errors"]);
  const { t: errors } = useTranslation("errors");
  if (form.length === 0 && fields.length === 0) return null;
  const [first, ...others] = form;
  return (
    <Banner
      tone="bad"
      role="alert"
      title={first ? errorText(first, errors) : t("form.lookAgain", { count: fields.length })}
    >
      {(others.length > 0 || fields.length > 0) && (
        <ul className="small mt-1">
          {others.map((code) => (
            <li key={code}>{errorText(code, errors)}</li>
          ))}
          {fields.map((field) => (
            <li key={field.id}>
              <a className="link" href={`#${field.id}`}>
                {errorText(field.code, errors)}
              </a>
            </li>
          ))}
        </ul>
      )}
    </Banner>
  );
}
