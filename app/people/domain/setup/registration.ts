// Source: spec 07 §1.1: EIN and GSTIN by pattern, licences per state with expiry.
import type { CivilDate } from "~/office/domain/calendar-date";
import { accept, type Outcome, refuseField } from "~/office/domain/outcome";

import { US_STATES } from "./us-states.table";

/** What a firm's own number is called where it is: EIN, GSTIN, or its number in the company register. */
export type FirmIdKind = "ein" | "gstin" | "company";

export interface Licence {
  id: string;
  /** "NY" in the United States, else as it was written */
  region: string;
  number: string;
  expiresOn: CivilDate | null;
}

const EIN = /^[0-9]{2}-?[0-9]{7}$/;
const GSTIN = /^[0-9]{2}[A-Z]{5}[0-9]{4}[A-Z][1-9A-Z]Z[0-9A-Z]$/;

export function firmIdKind(country: string): FirmIdKind {
  if (country === "US") return "ein";
  return country === "IN" ? "gstin" : "company";
}

/** The firm's number as it is kept: an EIN with its dash, a GSTIN in capitals. */
export function readFirmId(text: string, kind: FirmIdKind): Outcome<string> {
  const typed = text.trim().replace(/\s+/g, " ");
  if (kind === "ein")
    return EIN.test(typed) ? accept(typed.replace(/^(\d{2})-?/, "$1-")) : refuseField("firmId", "EIN_FORMAT");
  if (kind === "gstin") {
    const number = typed.toUpperCase();
    return GSTIN.test(number) ? accept(number) : refuseField("firmId", "GSTIN_FORMAT");
  }
  return typed.length <= 60 ? accept(typed) : refuseField("firmId", "TOO_LONG");
}

/** A licence's state: in the United States one of theirs. */
export function readRegion(text: string, country: string): Outcome<string> {
  const region = text.trim();
  if (country !== "US") return accept(region);
  return region in US_STATES ? accept(region) : refuseField("region", "STATE_UNKNOWN");
}

export function hasExpired({ expiresOn }: Pick<Licence, "expiresOn">, today: CivilDate): boolean {
  return expiresOn !== null && expiresOn < today;
}
