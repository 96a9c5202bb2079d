import { expect, it } from "vitest";

import { judge, stateAfter, wantedRecords } from "./mail-records";

const SIGNER = { domain: "agency.example", selector: "q1", publicKey: "AbC+/=", senderHost: "mail.example" };

it("what is wanted meets its own judge", () => {
  for (const { check, value } of wantedRecords(SIGNER)) expect(judge(check, [value], SIGNER)).toBe("right");
});

it.each([
  ["dkim", [], "missing"],
  ["dkim", ["v=DKIM1; k=rsa; p=other"], "wrong"],
  ["dkim", ["v=DKIM1; k=rsa; p=AbC +/="], "right"],
  ["spf", ["google-site-verification=x"], "missing"],
  ["spf", ["v=spf1 include:other.example -all"], "wrong"],
  ["spf", ["v=spf1 mx include:MAIL.example -all"], "right"],
  ["spf", ["v=spf1 include:mail.example ~all", "v=spf1 -all"], "wrong"],
  ["dmarc", ["v=DMARC1; rua=mailto:x@agency.example"], "wrong"],
  ["dmarc", ["v=DMARC1; p=reject; rua=mailto:x@agency.example"], "right"],
] as const)("%s with %j is %s", (check, texts, finding) => {
  expect(judge(check, texts, SIGNER)).toBe(finding);
});

it("a domain is used once all is right, broken when something goes, and not judged by silence", () => {
  const right = { dkim: "right", spf: "right", dmarc: "right" } as const;
  expect(stateAfter("pending", right)).toBe("verified");
  expect(stateAfter("pending", { ...right, spf: "missing" })).toBe("pending");
  expect(stateAfter("verified", { ...right, dkim: "wrong" })).toBe("broken");
  expect(stateAfter("verified", { ...right, dkim: "unknown" })).toBe("verified");
  expect(stateAfter("broken", right)).toBe("verified");
});
