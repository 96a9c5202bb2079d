import { describe, expect, it } from "vitest";

import { latestOf, type RetainedRecord, retainUntil } from "./retain-until";
import { RETENTION_RULES } from "./retention-rules.table";

const US: RetainedRecord = {
  class: "collection", where: ["US"], desk: "collections", fiscalStartMonth: 1, clocks: {},
}; // prettier-ignore
const IN: RetainedRecord = { ...US, where: ["IN"], desk: "lending", fiscalStartMonth: 4 };
const TODAY = "2026-11-22";

describe("how long a record must stay", () => {
  it("US agency debt, last activity 2026-03-10: until 2029-03-10, free from the day after", () => {
    const debt = { ...US, clocks: { last_activity: "2026-03-10" } };
    expect(retainUntil(debt, TODAY, "law")).toEqual({ until: "2029-03-10", rules: ["RET-01"] });
    expect(retainUntil(debt, "2029-03-10", "law")).not.toBeNull();
    expect(retainUntil(debt, "2029-03-11", "law")).toBeNull();
  });

  it("US debt relief consent of 2026-01-05: until 2031-01-05", () => {
    const consent: RetainedRecord = {
      ...US,
      class: "consent",
      desk: "relief",
      clocks: { recorded: "2026-01-05" },
    };
    expect(retainUntil(consent, TODAY, "law")).toEqual({ until: "2031-01-05", rules: ["RET-03"] });
  });

  it("Indian loan closed 2026-03-31: KYC 2031-03-31 by law and 2036-03-31 by default, entry of 2025-06-01 2034-03-31", () => {
    const kyc: RetainedRecord = { ...IN, class: "kyc", clocks: { relationship_end: "2026-03-31" } };
    expect(retainUntil(kyc, TODAY, "law")).toEqual({ until: "2031-03-31", rules: ["RET-09"] });
    expect(retainUntil(kyc, TODAY, "law_and_policy")).toEqual({
      until: "2036-03-31",
      rules: ["RET-09", "KYC"],
    });
    const entry: RetainedRecord = { ...IN, class: "books", clocks: { recorded: "2025-06-01" } };
    expect(retainUntil(entry, TODAY, "law")).toEqual({ until: "2034-03-31", rules: ["RET-10", "RET-16"] });
  });

  it("an Indian event on no customer's file, 2026-02-10: until 2036-02-10, longer than eight financial years", () => {
    const event: RetainedRecord = { ...IN, class: "event", clocks: { recorded: "2026-02-10" } };
    expect(retainUntil(event, TODAY, "law")?.until).toBe("2034-03-31");
    expect(retainUntil(event, TODAY, "law_and_policy")).toEqual({
      until: "2036-02-10",
      rules: ["RET-10", "AUD"],
    });
  });

  it("erasure of an Indian borrower whose loan closed six months ago: kept by RET-09 and RET-10", () => {
    const closed = "2026-05-22";
    const kyc: RetainedRecord = { ...IN, class: "kyc", clocks: { relationship_end: closed } };
    const books: RetainedRecord = { ...IN, class: "books", clocks: { recorded: closed } };
    const kept = latestOf([retainUntil(kyc, TODAY, "law"), retainUntil(books, TODAY, "law")]);
    expect(kept).toEqual({ until: "2035-03-31", rules: ["RET-09", "RET-10", "RET-16"] });
  });

  it("a prospect never onboarded: thirteen months, then free", () => {
    const lead: RetainedRecord = { ...US, class: "lead", clocks: { recorded: "2025-10-22" } };
    expect(retainUntil(lead, "2026-11-22", "law_and_policy")?.rules).toEqual(["LEAD"]);
    expect(retainUntil(lead, "2026-11-23", "law_and_policy")).toBeNull();
  });

  it("a day that is not known keeps the record, whatever else is over", () => {
    const open: RetainedRecord = { ...US, clocks: { last_activity: null } };
    expect(retainUntil(open, TODAY, "law")).toEqual({ until: null, rules: ["RET-01"] });
    const over = retainUntil({ ...US, clocks: { last_activity: "2030-01-01" } }, TODAY, "law");
    expect(latestOf([over, retainUntil(open, TODAY, "law")])?.until).toBeNull();
  });

  it("a state's rule is one more, and another country's is none", () => {
    const inNc = { ...US, where: ["US", "US-NC"], clocks: { last_activity: "2026-03-10" } };
    expect(retainUntil(inNc, TODAY, "law")?.rules).toEqual(["RET-01", "RET-04"]);
    expect(retainUntil({ ...US, where: ["CA"], clocks: { last_activity: "2026-03-10" } }, TODAY, "law")).toBeNull();
  }); // prettier-ignore

  it("the last day of a financial year and the first of the next are a year apart", () => {
    const booked = (recorded: string) =>
      retainUntil({ ...IN, class: "books", clocks: { recorded } }, TODAY, "law")?.until;
    expect(booked("2026-03-31")).toBe("2034-03-31");
    expect(booked("2026-04-01")).toBe("2035-03-31");
    const calendar: RetainedRecord = { ...IN, class: "books", fiscalStartMonth: 1, clocks: { recorded: "2026-12-31" } };
    expect(retainUntil(calendar, TODAY, "law")?.until).toBe("2034-12-31");
  }); // prettier-ignore

  it("every rule of the law is in the table", () => {
    const ids = new Set(RETENTION_RULES.map(({ id }) => id).filter((id) => id.startsWith("RET-")));
    expect(ids.size).toBe(18);
  });
});
