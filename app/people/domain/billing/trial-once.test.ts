import { expect, it } from "vitest";

import { trialMarks } from "./trial-once";

it.each([
  ["Harbor Recovery Services, LLC", "ada@Harbor.example", "harborrecoveryservicesllc", "harbor.example"],
  ["HARBOR recovery-services LLC.", "a.b@harbor.example", "harborrecoveryservicesllc", "harbor.example"],
  ["Ünï Inkasso", "u@gmail.com", "ünïinkasso", null],
])("%s of %s is known by %s and %s", (legalName, email, name, domain) => {
  expect(trialMarks(legalName, email)).toEqual({ name, domain });
});
