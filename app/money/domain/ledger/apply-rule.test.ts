import { fc, test } from "@fast-check/vitest";
import { describe, expect, it } from "vitest";

import { applyRule, codeOf, type RuleFacts } from "./apply-rule";
import { CHART_OF_ACCOUNTS, chartOf, normalSideOf } from "./chart-of-accounts.table";
import { isBalanced, mirror } from "./journal-entry";
import { POSTING_RULES, type PostingRule, type RuleKey } from "./posting-rules.table";

const keys = Object.keys(POSTING_RULES) as RuleKey[];
const rule = (key: RuleKey): PostingRule => POSTING_RULES[key];
const posting = keys.filter((key) => rule(key).entry !== null && rule(key).entry !== "as entered");
const words = (text: string) => [...new Set(text.match(/[a-z_]+/g))];

/** Facts that name every party and place, with the given amount for every component. */
function factsFor(key: RuleKey, amountOf: (component: string) => bigint): RuleFacts {
  const text = rule(key).entry ?? "";
  const amounts = Object.fromEntries([...words(text), "amount"].map((word) => [word, amountOf(word)]));
  const parties = new Proxy({}, { get: (_all, name) => `id-${String(name)}` });
  const place = { code: "1020", dimensionId: "id-trust" };
  const places = { bank: place, trust: place, savings: place, expense: place, receivable: place };
  const facts = { amounts, parties, places };
  if (!text.includes("@target")) return facts;
  // the target takes what the other side has
  const { amount = 0n } = amounts;
  return { ...facts, targets: [{ code: "2100", dimensionId: "id-account", amount }] };
}

describe("posting rules as data", () => {
  it("has every code of spec 05 §3", () => {
    const numbers = (prefix: string, last: number) =>
      Array.from({ length: last }, (_, at) => `${prefix}${String(at + 1).padStart(2, "0")}`);
    const wanted = [
      ...numbers("PR", 17),
      // PC09 is the sweep itself
      ...numbers("PC", 15).filter((code) => code !== "PC09"),
      ...numbers("PL", 34),
      ...["PL06n", "PL29r"],
      ...numbers("PW", 8),
      ...numbers("PS", 24),
    ];
    expect(new Set(keys.map(codeOf))).toEqual(new Set(wanted));
  });

  it.each(posting)("%s names accounts of the chart, with the dimension each demands", (key) => {
    for (const line of applyRule(
      key,
      factsFor(key, () => 7n),
    ).lines) {
      const row = CHART_OF_ACCOUNTS.find((one) => one.code === line.code);
      expect(row, line.code).toBeDefined();
      expect(line.dimensionId === undefined, line.code).toBe(row?.dimension === null);
    }
  });

  test.prop([
    fc.constantFrom(...posting),
    fc.array(fc.bigInt({ min: 0n, max: 10n ** 13n }), { minLength: 30 }),
  ])("3.d every event balances, and its reversal brings every account back", (key, amounts) => {
    let at = 0;
    const draft = applyRule(
      key,
      factsFor(key, (word) => (word === "amount" ? 1_000_000n : (amounts[(at += 1) % 30] ?? 1n))),
    );
    if (draft.lines.length === 0) return;
    expect(
      isBalanced(draft.lines),
      JSON.stringify(draft.lines, (_, v) => String(v)),
    ).toBe(true);
    const totals = new Map<string, bigint>();
    for (const line of [...draft.lines, ...mirror(draft.lines)]) {
      const place = `${line.code} ${line.dimensionId ?? ""}`;
      totals.set(place, (totals.get(place) ?? 0n) + line.dr - line.cr);
    }
    expect([...totals.values()].every((sum) => sum === 0n)).toBe(true);
  });

  it("3.b a loan of 100,000 with a fee of 1,000 and tax of 180 pays out 98,820", () => {
    const { lines } = applyRule("PL02", {
      amounts: { net: 9_882_000n, fee: 100_000n, tax: 18_000n },
      parties: { loan: "l1", tax_code: "t1" },
    });
    expect(lines.map(({ code, dr, cr }) => [code, dr, cr])).toEqual([
      ["1100", 10_000_000n, 0n],
      ["2260", 0n, 9_882_000n],
      ["4210", 0n, 100_000n],
      ["2500", 0n, 18_000n],
    ]);
  });

  it("an event without an entry of its own cannot be posted", () => {
    expect(() => applyRule("PC14", { amounts: {} })).toThrow("PC14");
    expect(() => applyRule("PS20", { amounts: {} })).toThrow("PS20");
  });
});

describe("chart of accounts", () => {
  it("names each code once, and a desk brings its rows beside those of all", () => {
    const codes = CHART_OF_ACCOUNTS.map((row) => row.code);
    expect(new Set(codes).size).toBe(codes.length);
    const agency = chartOf(["C"]).map((row) => row.code);
    expect(agency).toEqual(expect.arrayContaining(["1000", "1020", "1140", "2100", "2330", "4100"]));
    expect(agency).not.toEqual(expect.arrayContaining(["1100"]));
    expect(chartOf(["C", "L", "C"])).toHaveLength(chartOf(["L", "C"]).length);
  });

  it("an allowance grows on the credit side although it stands among the assets", () => {
    expect(normalSideOf({ type: "asset" })).toBe("debit");
    expect(normalSideOf({ type: "asset", contra: true })).toBe("credit");
    expect(normalSideOf({ type: "income" })).toBe("credit");
  });
});
