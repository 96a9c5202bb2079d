import { describe, expect, it } from "vitest";

import { identifyLines } from "~/money/domain/statement/line-identity.server";

import { readStatementFile } from "~/money/data/statement/read-statement-file.server";

const OPTIONS = { currency: "EUR", dayFirst: true };

/** Short lines, so that 200,000 of them stay under the limit of 20 MB. */
const FILES: Record<string, (count: number) => string> = {
  csv: (count) =>
    `Date,Details,Amount\n${Array.from({ length: count }, (_, at) => `2026-01-31,Payment ${at},${at}.50\n`).join("")}`,
  mt940: (count) =>
    `:20:X\n:25:1\n:60F:C260101EUR0,00\n${Array.from({ length: count }, (_, at) => `:61:260131C${at},50NTRFNONREF\n:86:Payment ${at}\n`).join("")}`,
  ofx: (count) =>
    `<OFX><STMTRS>${Array.from({ length: count }, (_, at) => `<STMTTRN><DTPOSTED>20260131<TRNAMT>${at}.50<FITID>${at}</STMTTRN>`).join("\n")}</STMTRS></OFX>`,
  qif: (count) =>
    `!Type:Bank\n${Array.from({ length: count }, (_, at) => `D31/01/2026\nT${at}.50\nPPayment ${at}\n^\n`).join("")}`,
};

function measure(file: Buffer, count: number) {
  const heapBefore = process.memoryUsage().heapUsed;
  const started = performance.now();
  const reading = readStatementFile(file, OPTIONS);
  const lines = reading.ok ? reading.value.statements.flatMap((statement) => statement.lines) : [];
  identifyLines(lines, { bankAccountId: "ba", balanceReliable: false });
  const spent = performance.now() - started;
  expect(lines).toHaveLength(count);
  return { spent, heap: process.memoryUsage().heapUsed - heapBefore };
}

describe("200,000 lines", () => {
  it.each(Object.entries(FILES))(
    "%s takes time in proportion and bounded memory",
    (_, write) => {
      measure(Buffer.from(write(2_000)), 2_000);
      const short = Math.min(...[0, 1].map(() => measure(Buffer.from(write(20_000)), 20_000).spent));
      const long = measure(Buffer.from(write(200_000)), 200_000);
      // ten times the lines; the rest is room for the collector and a busy machine
      expect(long.spent / short).toBeLessThan(30);
      expect(long.heap / 200_000).toBeLessThan(6_000);
    },
    60_000,
  );

  it("a file of nothing but opening marks costs no more than its length", () => {
    const started = performance.now();
    for (const mark of ["<!--", "<![CDATA[", "<a", "<", "&"])
      readStatementFile(Buffer.from(`<OFX>${mark.repeat(500_000)}`), OPTIONS);
    expect(performance.now() - started).toBeLessThan(10_000);
  }, 60_000);
});
