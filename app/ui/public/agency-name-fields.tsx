import { useTranslation } from "react-i18next";

import { TextField } from "../form/text-field";

interface AgencyNameFieldsProps {
  /** who will read the name */
  nameHelp?: string;
  /** what becomes of the name in the portal's address */
  slugHelp: string;
}

/** What a new agency is called: to its people, on documents, and in the address of its portal. */
export function AgencyNameFields({ nameHelp, slugHelp }: AgencyNameFieldsProps) {
  const { t } = useTranslation("identity");
  return (
    <>
      <TextField
        name="displayName"
        label={t("signUp.displayName")}
        help={nameHelp}
        autoComplete="organization"
        maxLength={60}
      />
      <TextField
        name="legalName"
        label={t("signUp.legalName")}
        help={t("signUp.legalNameHelp")}
        optional
        maxLength={160}
      />
      <TextField
        name="slug"
        label={t("signUp.slug")}
        help={slugHelp}
        optional
        maxLength={32}
        spellCheck={false}
      />
    </>
  );
}
