import { expect, it } from "vitest";

import { chosenColumns, type Column } from "./column";

const columns: Column<string>[] = [
  { key: "reference", header: "Reference", main: true, cell: String },
  { key: "balance", header: "Balance", cell: String },
  { key: "creditor", header: "Creditor", optional: true, cell: String },
];
const keys = (search: string) =>
  chosenColumns(columns, new URLSearchParams(search)).map((column) => column.key);

it("optional columns wait to be chosen", () => {
  expect(keys("")).toEqual(["reference", "balance"]);
});

it("chosen columns show in their own order, and the main one always", () => {
  expect(keys("columns=creditor")).toEqual(["reference", "creditor"]);
  expect(keys("columns=creditor,balance")).toEqual(["reference", "balance", "creditor"]);
});
