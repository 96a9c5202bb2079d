import { expect, it } from "vitest";

import { liveChecks, type LiveFacts, missingForLive } from "./go-live";

const READY: LiveFacts = {
  agencyDone: true,
  hasFirmId: true,
  deskAnswered: true,
  adminsWithoutFactor: 0,
  admins: 1,
  rolesReviewed: false,
  expiredLicences: 1,
  paymentsChosen: false,
  hasPayment: false,
};

it("what is advised and missing does not hold a firm back", () => {
  expect(missingForLive(liveChecks(READY))).toEqual([]);
  expect(liveChecks(READY).filter(({ met }) => !met)).toHaveLength(5);
});

it.each([
  [{ agencyDone: false }, "agency"],
  [{ hasFirmId: false }, "firm_id"],
  [{ deskAnswered: false }, "desk"],
  [{ adminsWithoutFactor: 1 }, "second_factor"],
])("%o keeps it from going live", (change, item) => {
  expect(missingForLive(liveChecks({ ...READY, ...change }))).toEqual([item]);
});
