import { COUNTRIES } from "./countries.table";

export interface CountryChoice {
  code: string;
  name: string;
  currency: string;
  timeZone: string;
}

/** Where an agency may be, named in the reader's language and in its order. */
export function countryChoices(language: string): CountryChoice[] {
  const names = new Intl.DisplayNames(language, { type: "region" });
  return COUNTRIES.map((country) => ({ ...country, name: names.of(country.code) ?? country.code })).sort(
    (a, b) => a.name.localeCompare(b.name, language),
  );
}

/** Every currency some country uses, with its name. */
export function currencyChoices(language: string): { code: string; name: string }[] {
  const names = new Intl.DisplayNames(language, { type: "currency" });
  const codes = [...new Set(COUNTRIES.map((country) => country.currency))].sort();
  return codes.map((code) => ({ code, name: names.of(code) ?? code }));
}

/**
 * IANA zones. The runtime lists some under names their countries gave up ("Asia/Calcutta"); where the
 * countries' table has today's name, that one stands instead.
 */
export function timeZoneChoices(): string[] {
  const todays = COUNTRIES.map((country) => country.timeZone);
  const old = new Set(todays.map((zone) => resolved(zone)).filter((zone, index) => zone !== todays[index]));
  const listed = Intl.supportedValuesOf("timeZone").filter((zone) => !old.has(zone));
  return [...new Set([...listed, ...todays, "UTC"])].sort();
}

function resolved(zone: string): string {
  return new Intl.DateTimeFormat("en", { timeZone: zone }).resolvedOptions().timeZone;
}

/** The country a browser's `Accept-Language` names, when we know it; the United States otherwise. */
export function likelyCountry(acceptLanguage: string | null): CountryChoice["code"] {
  const regions = [...(acceptLanguage ?? "").matchAll(/\b[a-z]{2,3}(?:-[A-Z][a-z]{3})?-([A-Z]{2})\b/g)];
  const known = regions.map((match) => match[1]).find((code) => COUNTRIES.some((one) => one.code === code));
  return known ?? "US";
}

/** What a form that says where an agency is offers, and which country it proposes. */
export function placeChoices(language: string, acceptLanguage: string | null) {
  return {
    countries: countryChoices(language),
    currencies: currencyChoices(language),
    timeZones: timeZoneChoices(),
    likely: likelyCountry(acceptLanguage),
  };
}
