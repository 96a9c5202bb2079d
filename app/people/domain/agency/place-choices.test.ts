import { expect, it } from "vitest";

import { isTimeZone } from "~/office/domain/calendar-date";

import { COUNTRIES } from "./countries.table";
import { currencyChoices, countryChoices, likelyCountry, timeZoneChoices } from "./place-choices";

it("every country proposes a zone that exists and a currency that is listed", () => {
  const zones = new Set(timeZoneChoices());
  const currencies = new Set(currencyChoices("en").map((one) => one.code));
  for (const country of COUNTRIES) {
    expect(isTimeZone(country.timeZone), country.code).toBe(true);
    expect(zones.has(country.timeZone), country.code).toBe(true);
    expect(currencies.has(country.currency), country.code).toBe(true);
  }
});

it("countries carry their names, in the reader's order", () => {
  const [first] = countryChoices("en");
  expect(first?.name).toBe("Afghanistan");
  expect(countryChoices("en").find((one) => one.code === "IN")).toMatchObject({
    name: "India",
    currency: "INR",
    timeZone: "Asia/Kolkata",
  });
});

it("a zone stands once, under the name it has today", () => {
  expect(timeZoneChoices()).toContain("Asia/Kolkata");
  expect(timeZoneChoices()).not.toContain("Asia/Calcutta");
});

it("the browser's languages tell the likely country", () => {
  expect(likelyCountry("en-IN,en;q=0.9")).toBe("IN");
  expect(likelyCountry("hi,en-GB;q=0.8")).toBe("GB");
  expect(likelyCountry("en")).toBe("US");
  expect(likelyCountry(null)).toBe("US");
});
