import { describe, expect, it } from "vitest";

import { type LedgerCode, toManualEntry } from "./manual-journal";

const chart = new Map<string, LedgerCode>(
  [
    { code: "5400", dimension: null, frozen: false },
    { code: "2800", dimension: null, frozen: false },
    { code: "5420", dimension: null, frozen: true },
    { code: "2010", dimension: "program", frozen: false },
  ].map((row) => [row.code, row]),
);
const journal = (...lines: [string, bigint, bigint][]) =>
  toManualEntry(
    {
      effectiveDate: "2026-11-21",
      narration: "Rent of November",
      lines: lines.map(([code, dr, cr]) => ({ code, dr, cr })),
    },
    chart,
  );

describe("manual journal", () => {
  it("is posted as it was entered when it balances", () => {
    expect(journal(["5400", 100n, 0n], ["2800", 0n, 100n])).toMatchObject({
      ok: true,
      value: {
        ruleCode: "PS20",
        lines: [
          { code: "5400", dr: 100n },
          { code: "2800", cr: 100n },
        ],
      },
    });
  });

  it("1.a of 100.00 against 99.99 is refused with both sums", () => {
    expect(journal(["5400", 10_000n, 0n], ["2800", 0n, 9_999n])).toMatchObject({
      refusal: { code: "ENTRY_UNBALANCED", facts: { debits: 10_000n, credits: 9_999n } },
    });
    expect(journal(["5400", 10_000n, 0n])).toMatchObject({ refusal: { code: "ENTRY_UNBALANCED" } });
  });

  it("3.c on 2010 is refused, because only its own events post to a control account", () => {
    expect(journal(["2010", 0n, 100n], ["5400", 100n, 0n])).toMatchObject({
      refusal: { code: "CONTROL_ACCOUNT", fields: { "lines.0.code": "CONTROL_ACCOUNT" } },
    });
  });

  it("names every line that stands in the way", () => {
    expect(
      journal(["5420", 100n, 0n], ["9999", 0n, 50n], ["2800", 25n, 25n], ["5400", 0n, 0n]),
    ).toMatchObject({
      refusal: {
        fields: {
          "lines.0.code": "ACCOUNT_FROZEN",
          "lines.1.code": "ACCOUNT_MISSING",
          "lines.2.dr": "ONE_SIDE",
          "lines.3.dr": "ONE_SIDE",
        },
      },
    });
  });
});
