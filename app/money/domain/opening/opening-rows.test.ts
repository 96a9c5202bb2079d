import { expect, it } from "vitest";

import { openingEntry, readOpeningRows } from "./opening-rows";

const facts = {
  currency: "USD",
  chart: new Map(
    [
      ["1010", "bank_account"],
      ["2100", "account"],
      ["3020", null],
      ["3090", null],
    ].map(([code, dimension]) => [
      code as string,
      { code: code as string, dimension: dimension ?? null, frozen: false },
    ]),
  ),
  places: new Map([["bank_account", new Map([["main account", "bank-1"]])]]),
};

const faultOf = (line: string) => readOpeningRows(line, facts)[0]?.fault;

it("reads rows split by comma, semicolon or tab, with a heading and quotes", () => {
  const text =
    'account;reference;debit;credit;currency\n1010;"Main account";"1,000.50";;USD\n\n3020;;;1000.50;usd';
  expect(readOpeningRows(text, facts)).toMatchObject([
    { row: 2, code: "1010", dimensionId: "bank-1", dr: 100_050n, cr: 0n, fault: null },
    { row: 4, code: "3020", dimensionId: null, dr: 0n, cr: 100_050n, fault: null },
  ]);
  expect(readOpeningRows("3020\t\t5\t\tUSD", facts)).toMatchObject([{ dr: 500n, fault: null }]);
});

it.each([
  ["9999,,5,,USD", "ACCOUNT_MISSING"],
  ["3090,,5,,USD", "ACCOUNT_MISSING"],
  ["1010,Other,5,,USD", "REFERENCE_UNKNOWN"],
  ["2100,ACC-1,5,,USD", "DIMENSION_NOT_OFFERED"],
  ["3020,Main account,5,,USD", "REFERENCE_NOT_NEEDED"],
  ["3020,,5,,EUR", "CURRENCY_MIX"],
  ["3020,,five,,USD", "AMOUNT_NOT_NUMBER"],
  ["3020,,5,5,USD", "ONE_SIDE"],
  ["3020,,,,USD", "ONE_SIDE"],
])("the row %s is refused with %s", (line, fault) => {
  expect(faultOf(line)).toBe(fault);
});

it("posts each row against 3090", () => {
  const [row] = readOpeningRows("1010,Main account,10.00,,USD", facts);
  expect(row && openingEntry(row)).toMatchObject({
    ruleCode: "PS21",
    lines: [
      { code: "1010", dimensionId: "bank-1", dr: 1_000n },
      { code: "3090", cr: 1_000n },
    ],
  });
});
