import { existsSync, readFileSync } from "node:fs";
import path from "node:path";

import { describe, expect, it } from "vitest";

import type { ManifestEntry } from "../../support/sample-statements/manifest-entry";
import { MANIFEST_EXCEPTIONS } from "../../support/sample-statements/statement-exceptions.table";
import { type Claim, claimsOf, STATEMENTS } from "../../support/sample-statements/statement-manifest";

const manifest = path.join(STATEMENTS, "MANIFEST.json");
const entries = existsSync(manifest)
  ? (JSON.parse(readFileSync(manifest, "utf8")) as { files: ManifestEntry[] }).files
  : [];

it("the sample statements stand beside the checkout", () => {
  expect(existsSync(manifest), manifest).toBe(true);
});

describe("every file of the manifest yields what it says", () => {
  it.each(entries.map((entry) => [entry.file, entry] as const))("%s", (file, entry) => {
    for (const { name, expected, actual } of claimsOf(entry)) {
      const exception = MANIFEST_EXCEPTIONS.get(`${file}#${name}`);
      expect(actual, name).toEqual(exception ? exception.ours : expected);
    }
  });
});

it("no exception is kept that the manifest agrees with", () => {
  const claims = new Map<string, Claim>(
    entries.flatMap((entry) =>
      claimsOf(entry).map((claim) => [`${entry.file}#${claim.name}`, claim] as [string, Claim]),
    ),
  );
  for (const [key, { ours }] of MANIFEST_EXCEPTIONS) {
    expect([...claims.keys()]).toContain(key);
    expect(claims.get(key)?.expected, key).not.toEqual(ours);
  }
});
