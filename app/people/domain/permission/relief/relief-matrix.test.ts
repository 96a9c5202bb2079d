import { existsSync, readFileSync } from "node:fs";
import path from "node:path";

import { describe, expect, test } from "vitest";

import { grantsOfRole } from "../role-templates.table";
import { readRecordCell, recordsOf } from "./read-record-cell";
import { RELIEF_FIELDS } from "./relief-fields.table";
import { reliefGrants, reliefStates } from "./relief-grants";
import { reliefLevels } from "./relief-levels";
import { RELIEF_RECORDS, RELIEF_ROLES } from "./relief-records.table";

const SPEC = path.resolve("../shared/spec/01-relief.md");

/** Rows of the spec's table under a heading: first cell → the others. */
function specTable(heading: string): Record<string, string[]> {
  const text = readFileSync(SPEC, "utf8");
  const lines = text.slice(text.indexOf(heading)).split("\n");
  const start = lines.findIndex((line) => line.startsWith("|"));
  const end = lines.findIndex((line, at) => at > start && !line.startsWith("|"));
  const cells = lines.slice(start + 2, end).map((line) =>
    line
      .split("|")
      .slice(1, -1)
      .map((cell) => cell.trim()),
  );
  return Object.fromEntries(cells.map(([first = "", ...rest]) => [first, rest]));
}

describe.skipIf(!existsSync(SPEC))("the tables are the specification's", () => {
  test("every cell of the record matrix (R2.1)", () => {
    expect(RELIEF_RECORDS).toEqual(specTable("**R2.1 Record matrix.**"));
  });
  test("every cell of the field matrix (R2.2)", () => {
    expect(RELIEF_FIELDS).toEqual(specTable("**R2.2 Field matrix.**"));
  });
});

const LETTERS = { C: "create", R: "read", U: "update" } as const;
const cells = Object.entries(RELIEF_RECORDS).flatMap(([row, values]) =>
  RELIEF_ROLES.map((role, column) => [row, role, values[column] ?? ""] as const),
);

describe("the record matrix as grants", () => {
  test.each(cells)("%s · %s: %s gives these acts on these records and no other", (row, role, cell) => {
    // read here by eye's rule: capital letters standing alone or in groups, brackets left out
    const letters = new Set((cell.replace(/\(.*?\)/g, "").match(/\b[CRU]{1,3}\b/g) ?? []).join(""));
    const wanted = (["C", "R", "U"] as const).filter((one) => letters.has(one)).map((one) => LETTERS[one]);
    const verbs = cell.replace(/\(.*?\)/g, "").match(/\b(sign|decide)\b|(?<=C, )cancel\b/g) ?? [];
    for (const record of recordsOf(row)) {
      const given = reliefGrants(role)
        .filter((line) => line.startsWith(`${record}:`) || line.startsWith(`${record}.`))
        .map((line) => line.slice(line.indexOf(":") + 1, line.indexOf("@")));
      expect([...new Set(given)].sort()).toEqual([...wanted, ...verbs].sort());
    }
  });

  test.each([
    ["support", "customer:read@all"],
    ["support", "customer.contact:update@all"],
    ["counsellor", "customer.basic:create@assigned"],
    ["credit_analyst", "case.credit:update@assigned"],
    ["finance", "creditor.payee:update@all"],
    ["finance", "mandate.cancel:update@all"],
    ["compliance", "case.cancel:update@all"],
    ["recovery", "program.change_proposal:create@assigned"],
    ["customer_portal", "settlement:decide@own"],
    ["legal", "harassment_case:create@all"],
    ["operations", "mandate:create@all"],
    ["negotiator", "setting:read@all"],
  ] as const)("%s holds %s", (role, line) => {
    expect(reliefGrants(role)).toContain(line);
  });

  test.each([
    ["support", "customer:update"],
    ["finance", "creditor:update"],
    ["finance", "program:update"],
    ["counsellor", "case:read"],
    ["negotiator", "payment:update"],
  ] as const)("%s does not hold %s whole", (role, permission) => {
    expect(reliefGrants(role).filter((line) => line.startsWith(`${permission}@`))).toEqual([]);
  });

  test("credit sees a case only while submitted, negotiation only active programs, recovery only at risk", () => {
    expect(reliefStates("credit_analyst")).toMatchObject({ case: "submitted", debt: "submitted" });
    expect(reliefStates("negotiator")).toMatchObject({ program: "active", settlement: "active" });
    expect(reliefStates("recovery")).toEqual({ case: "at-risk" });
    expect(reliefStates("advisor")).toEqual({});
  });

  test("in a relief firm each department's role holds its column", () => {
    for (const role of RELIEF_ROLES.filter((one) => one !== "customer_portal")) {
      const held = grantsOfRole(role, ["relief"]).map(({ permission, scope }) => `${permission}@${scope}`);
      expect(held).toEqual(expect.arrayContaining(reliefGrants(role)));
    }
  });

  test("a cell without anything gives nothing", () => {
    expect(readRecordCell("–")).toEqual([]);
  });
});

describe("the field matrix as levels", () => {
  const fields = Object.entries(RELIEF_FIELDS).flatMap(([row, values]) =>
    RELIEF_ROLES.map((role, column) => [row, role, values[column] ?? ""] as const),
  );
  test.each(fields)("%s · %s: %s", (row, role, cell) => {
    const first = { W: "write", M: "masked", "–": "hidden", R: "read", P: "read", A: "read" } as const;
    const [field = row] = row.split(" · ");
    const wanted = cell.startsWith("record") ? "write" : (first[cell[0] as keyof typeof first] ?? "hidden");
    expect(reliefLevels(role)[field]).toBe(wanted);
  });

  test("a risk score is computed, a credit score is written by credit", () => {
    expect(reliefLevels("credit_analyst")).toMatchObject({
      "customer.credit_score": "write",
      risk_score: "read",
    });
    expect(reliefLevels("customer_portal")).toMatchObject({
      "customer.credit_score": "read",
      risk_score: "hidden",
    });
  });
});
