import { describe, expect, it } from "vitest";

import { readWorkbook } from "~/money/data/statement/read-workbook.server";
import { openZip } from "~/money/data/statement/open-zip.server";
import { ControlTotals, type ReportTable } from "~/money/domain/report/report-table";
import { reportCsv } from "~/money/letters/report/report-csv";
import { reportPdf } from "~/money/letters/report/report-pdf.server";
import { reportXlsx } from "~/money/letters/report/report-xlsx.server";

const FORMULA = '=HYPERLINK("http://evil.example","Click")';

const table: ReportTable = {
  title: "Accounts: of / members",
  facts: [{ label: "Taken out by", value: "+Ada" }],
  currency: "USD",
  controlLabel: (rows) => `Control total: ${rows} rows`,
  columns: [
    { head: "Member", type: "text" },
    { head: "Posted", type: "date" },
    { head: "Id", type: "text", fileOnly: true },
    { head: "Amount", type: "money", summed: true },
    { head: "Lines", type: "count", summed: true },
  ],
  rows: [
    [FORMULA, "2026-01-31", "a", 123_456_789n, 3],
    ['@José, of "Ñandú"', "2026-02-28", "b", -5n, 0],
    ["-1+2", null, "\tc", null, null],
    ["+44 20", "2026-03-01", "\rd", 12_345_678_901_234_567n, 1],
  ],
  totals: [{ label: "Assets", cells: [null, null, 7n, null] }],
};

async function csvText(): Promise<string> {
  let text = "";
  for await (const piece of reportCsv(table, [table.rows.slice(0, 1), table.rows.slice(1)], table.totals))
    text += piece;
  return text;
}

describe("a report as a file", () => {
  it("▸ 13.b a member named =HYPERLINK(…) opens as text from CSV", async () => {
    const text = await csvText();
    expect(text.startsWith("\uFEFFMember,Posted,Id,Amount USD,Lines\r\n")).toBe(true);
    const lines = text.split("\r\n");
    expect(lines[1]).toBe(`"'${FORMULA.replaceAll('"', '""')}",2026-01-31,a,1234567.89,3`);
    expect(lines[2]).toBe(`"'@José, of ""Ñandú""",2026-02-28,b,-0.05,0`);
    expect(text).toContain("'-1+2,,'\tc,,\r\n");
    expect(text).toContain("'+44 20,2026-03-01,\"'\rd\",123456789012345.67,1\r\n");
  });

  it("ends in its own sums, then the row count and the sums of what was written", async () => {
    const lines = (await csvText()).trimEnd().split("\r\n");
    expect(lines.at(-2)).toBe("Assets,,,0.07,");
    expect(lines.at(-1)).toBe("Control total: 4 rows,,,123456790246913.51,4");
  });

  it("▸ 13.b a member named =HYPERLINK(…) opens as text from XLSX, and nothing in the workbook is a formula", async () => {
    const bytes = await reportXlsx(table, "en");
    const zip = openZip(bytes);
    if (!zip.ok) throw new Error("the workbook is no zip");
    for (const name of ["xl/worksheets/sheet1.xml", "xl/worksheets/sheet2.xml"]) {
      const part = zip.value.read(name);
      const xml = part.ok && part.value ? new TextDecoder().decode(part.value) : "";
      expect(xml).toContain("<row");
      expect(xml).not.toContain("<f>");
    }
    const read = readWorkbook(bytes);
    expect(read.ok && read.value[1]?.cells[0]).toBe(FORMULA);
    expect(read.ok && read.value[1]?.numeric?.has(0)).toBe(false);
  });

  it("an XLSX comes back through our own reader as it went out, its head frozen", async () => {
    const bytes = await reportXlsx(table, "en");
    const read = readWorkbook(bytes);
    if (!read.ok) throw new Error(read.refusal.code);
    expect(read.value.map(({ cells }) => cells)).toEqual([
      ["Member", "Posted", "Id", "Amount USD", "Lines"],
      [FORMULA, "2026-01-31", "a", "1234567.89", "3"],
      ['@José, of "Ñandú"', "2026-02-28", "b", "-0.05", "0"],
      ["-1+2", "", "\tc"],
      ["+44 20", "2026-03-01", expect.stringMatching(/d$/), "123456789012345.67", "1"],
      ["Assets", "", "", "0.07"],
      ["Control total: 4 rows", "", "", "123456790246913.51", "4"],
    ]);
    expect([...(read.value[1]?.numeric ?? [])]).toEqual([3, 4]);
    const zip = openZip(bytes);
    const sheet = zip.ok ? zip.value.read("xl/worksheets/sheet1.xml") : null;
    expect(sheet?.ok && sheet.value && new TextDecoder().decode(sheet.value)).toMatch(
      /ySplit="1"[^>]*state="frozen"/,
    );
  });

  it("a PDF has the table's head on every page and leaves out what is too wide for paper", async () => {
    const long = { ...table, rows: Array.from({ length: 120 }, () => table.rows[1] ?? []) };
    const bytes = Buffer.from(
      await reportPdf(long, { language: "en", locale: "en-US", agency: "Firm, LLC" }),
    );
    expect(bytes.subarray(0, 5).toString()).toBe("%PDF-");
    expect(bytes.toString("latin1")).toMatch(/\/Count [3-9]/);
    if (process.env.REPORT_OUT) (await import("node:fs")).writeFileSync(process.env.REPORT_OUT, bytes);
  });

  it("control totals add up batch by batch and leave gaps where nothing is summed", () => {
    const control = new ControlTotals(table);
    control.add(table.rows.slice(0, 2));
    control.add([]);
    control.add([["x", null, "y", 1n, 2]]);
    expect(control.line()).toEqual({ label: "Control total: 3 rows", cells: [null, null, 123_456_785n, 5] });
  });
});
