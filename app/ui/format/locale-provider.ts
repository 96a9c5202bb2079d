import { createContext, useContext } from "react";

/** How this reader's numbers, money and dates are written. The audience's layout fills it from its loader. */
export interface LocaleSettings {
  /** BCP 47 with region where known: "en-IN" groups by lakh, "en-US" by thousand. */
  locale: string;
  /** IANA zone of the tenant: instants are shown in it. */
  timeZone: string;
  /** ISO 4217: the tenant's own currency. */
  currency: string;
  /** The tenant's business date, "YYYY-MM-DD". */
  today: string;
}

const LocaleContext = createContext<LocaleSettings>({
  locale: "en-US",
  timeZone: "UTC",
  currency: "USD",
  today: "1970-01-01",
});

export const LocaleProvider = LocaleContext.Provider;

export function useLocale(): LocaleSettings {
  return useContext(LocaleContext);
}
