import { Link } from "@remix-run/react";
import { Trans, useTranslation } from "react-i18next";

import { leastLength } from "~/people/domain/login/password-rules";

import { ActionForm, type FormResult } from "../form/action-form";
import { CheckboxField } from "../form/checkbox-field";
import { PasswordField } from "../form/password-field";
import { SubmitButton } from "../form/submit-button";
import { TextField } from "../form/text-field";
import { AgencyNameFields } from "./agency-name-fields";
import { AgencyPlaceFields, type AgencyPlaces } from "./agency-place-fields";
import { VisitorPage } from "./visitor-page";

interface SignUpPageProps {
  /** host name, for the example of a portal's address */
  site: string;
  places: AgencyPlaces;
  answer: FormResult | undefined;
}

export function SignUpPage({ site, places, answer }: SignUpPageProps) {
  const { t } = useTranslation("identity");
  return (
    <VisitorPage title={t("signUp.title")} intro={t("signUp.intro")}>
      <ActionForm answer={answer} className="form-wide">
        <input type="hidden" name="desk" value="collections" />
        <fieldset className="form-group">
          <legend>{t("signUp.you")}</legend>
          <TextField name="fullName" label={t("signUp.fullName")} autoComplete="name" maxLength={120} />
          <TextField
            name="email"
            type="email"
            label={t("signUp.email")}
            help={t("signUp.emailHelp")}
            autoComplete="email"
            spellCheck={false}
          />
          <PasswordField
            name="password"
            label={t("signUp.password")}
            help={t("passwordRules", { count: leastLength() })}
            autoComplete="new-password"
          />
        </fieldset>
        <fieldset className="form-group">
          <legend>{t("signUp.agency")}</legend>
          <AgencyNameFields
            nameHelp={t("signUp.displayNameHelp")}
            slugHelp={t("signUp.slugHelp", { base: site })}
          />
          <AgencyPlaceFields {...places} />
        </fieldset>
        <CheckboxField name="terms" value="yes" label={t("signUp.terms")} help={<TermsLinks />} />
        <div className="form-actions">
          <SubmitButton>{t("signUp.submit")}</SubmitButton>
        </div>
      </ActionForm>
      <p className="text-ink-2">
        {t("signUp.haveLogin")}{" "}
        <Link className="link" to="/login">
          {t("signUp.signIn")}
        </Link>
      </p>
    </VisitorPage>
  );
}

/** In a new window, so that what was typed is not lost. */
function TermsLinks() {
  const { t } = useTranslation("identity");
  const link = (to: string) => <Link className="link" to={to} target="_blank" rel="noreferrer" />;
  return (
    <Trans
      t={t}
      i18nKey="signUp.termsHelp"
      components={{ terms: link("/terms"), privacy: link("/privacy") }}
    />
  );
}
