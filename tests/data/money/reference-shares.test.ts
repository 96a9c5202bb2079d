import { existsSync, readFileSync } from "node:fs";
import path from "node:path";

import { expect, it } from "vitest";

import { readStatementFile } from "~/money/data/statement/read-statement-file.server";
import { referenceShare } from "~/money/domain/statement/reference-share";

import type { ManifestEntry } from "../../support/sample-statements/manifest-entry";
import { REFERENCE_SHARES } from "../../support/sample-statements/reference-shares.table";
import { optionsFor, readStatement, STATEMENTS } from "../../support/sample-statements/statement-manifest";

const manifest = path.join(STATEMENTS, "MANIFEST.json");
const entries = existsSync(manifest)
  ? (JSON.parse(readFileSync(manifest, "utf8")) as { files: ManifestEntry[] }).files
  : [];

function shareOf(file: string): number | null {
  const reading = readStatementFile(readStatement(file), optionsFor(file));
  return reading.ok ? referenceShare(reading.value.statements.flatMap(({ lines }) => lines)) : null;
}

it.each(entries.map(({ file }) => file))("§19 the references of %s are filled", (file) => {
  const share = shareOf(file);
  const expected = REFERENCE_SHARES[file];
  // a bank whose lines carry references says how many; one that has none is not in the table
  if (expected === undefined) expect(share ?? 0).toBe(0);
  else expect(share).toBeGreaterThanOrEqual(expected);
});

it("every bank of the table is in the manifest", () => {
  expect(entries.map(({ file }) => file)).toEqual(expect.arrayContaining(Object.keys(REFERENCE_SHARES)));
});
