import { Linter, type Rule } from "eslint";
import tseslint from "typescript-eslint";
import { expect, test } from "vitest";

import { acrossTenantsByName } from "../../scripts/lint/across-tenants-by-name.js";
import { fileNameIsExport } from "../../scripts/lint/file-name-is-export.js";
import { guardComesFirst } from "../../scripts/lint/guard-comes-first.js";

function complaints(
  rule: Rule.RuleModule,
  options: unknown[],
  code: string,
  filename = "app/x/take-money.ts",
): string[] {
  const linter = new Linter();
  const messages = linter.verify(
    code,
    {
      files: ["**/*.{ts,tsx}"],
      languageOptions: { parser: tseslint.parser },
      plugins: { house: { rules: { rule } } },
      rules: { "house/rule": ["error", ...options] },
    },
    { filename },
  );
  return messages.map((message) => message.message);
}

const guard = (code: string) => complaints(guardComesFirst, [["requireStaff"]], code);

test("a loader whose first statement is the guard passes", () => {
  expect(
    guard("export async function loader(a) { const staff = await requireStaff(a); return staff; }"),
  ).toEqual([]);
  expect(guard("export async function action(a) { await requireStaff(a); return null; }")).toEqual([]);
  expect(guard("export function meta() { return []; }")).toEqual([]);
});

test.each([
  "export async function loader(a) { const form = await readForm(a); await requireStaff(a); }",
  "export async function action(a) { const customer = await requireCustomer(a); }",
  "export async function loader() {}",
  "export const loader = async (a) => { await requireStaff(a); };",
  "const made = wrap(); export { made as loader };",
])("an unguarded entry is refused: %s", (code) => {
  expect(guard(code)).toHaveLength(1);
});

test("reading across tenants needs a name that says so", () => {
  const check = (code: string) => complaints(acrossTenantsByName, [], code);
  expect(check("export function acrossTenantsDue(db) { return acrossRows(db); }")).toEqual([]);
  expect(check("export function listDue(db) { return acrossRows(db); }")).toHaveLength(1);
});

test("a file carries the name of what it exports", () => {
  const check = (code: string, mode: string) => complaints(fileNameIsExport, [mode], code);
  expect(check("export const takeMoney = 1;", "exact")).toEqual([]);
  expect(check("export const toTakeMoney = 1;", "exact")).toHaveLength(1);
  expect(check("export function canTakeMoneyNow() {}", "related")).toEqual([]);
  expect(check("export const other = 1;", "related")).toHaveLength(1);
});
