import { type FormEvent, useRef } from "react";
import { useTranslation } from "react-i18next";

import type { CountryChoice } from "~/people/domain/agency/place-choices";

import { SelectField } from "../form/select-field";

export interface AgencyPlaces {
  countries: readonly CountryChoice[];
  currencies: readonly { code: string; name: string }[];
  timeZones: readonly string[];
  /** ISO code of the country proposed at first */
  likely: string;
}

/**
 * Where the agency is. The country proposes currency and clock; a choice somebody made by hand is kept.
 * Without scripts each is chosen on its own.
 */
export function AgencyPlaceFields({ countries, currencies, timeZones, likely }: AgencyPlaces) {
  const { t } = useTranslation("identity");
  const byHand = useRef(new Set<string>());
  const proposed = countries.find((country) => country.code === likely);
  const propose = (event: FormEvent<HTMLFieldSetElement>) => {
    const changed = event.target;
    if (!(changed instanceof HTMLSelectElement)) return;
    if (changed.name !== "country") return void byHand.current.add(changed.name);
    const country = countries.find((one) => one.code === changed.value);
    for (const name of ["currency", "timeZone"] as const) {
      const field = changed.form?.elements.namedItem(name);
      if (country && field instanceof HTMLSelectElement && !byHand.current.has(name))
        field.value = country[name];
    }
  };
  return (
    <fieldset className="grid gap-4" onChange={propose}>
      <legend className="sr-only">{t("signUp.country")}</legend>
      <SelectField
        name="country"
        label={t("signUp.country")}
        options={countries.map((one) => ({ value: one.code, label: one.name }))}
        defaultValue={likely}
      />
      <SelectField
        name="currency"
        label={t("signUp.currency")}
        help={t("signUp.currencyHelp")}
        options={currencies.map((one) => ({ value: one.code, label: `${one.code} · ${one.name}` }))}
        defaultValue={proposed?.currency}
      />
      <SelectField
        name="timeZone"
        label={t("signUp.timeZone")}
        help={t("signUp.timeZoneHelp")}
        options={timeZones.map((zone) => ({ value: zone, label: zone.replaceAll("_", " ") }))}
        defaultValue={proposed?.timeZone}
      />
    </fieldset>
  );
}
