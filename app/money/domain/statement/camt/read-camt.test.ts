import { describe, expect, it } from "vitest";

import { readCamt } from "./read-camt";

const document = (entries: string) =>
  `<Document><BkToCstmrStmt><Stmt><Acct><Id><IBAN>DE89</IBAN></Id></Acct>${entries}</Stmt></BkToCstmrStmt></Document>`;
const entry = (inner: string) => `<Ntry><Amt Ccy="EUR">5.00</Amt><CdtDbtInd>CRDT</CdtDbtInd>${inner}</Ntry>`;
const CONTEXT = { currency: "EUR", dayFirst: true };

describe("camt entries", () => {
  it("only booked ones are lines", () => {
    const pending = entry("<Sts><Cd>PDNG</Cd></Sts><BookgDt><Dt>2026-01-01</Dt></BookgDt>");
    const booked = entry("<Sts><Cd>BOOK</Cd></Sts><BookgDt><Dt>2026-01-01</Dt></BookgDt>");
    const reading = readCamt(document(pending + booked), CONTEXT);
    expect(reading).toMatchObject({
      ok: true,
      value: { statements: [{ lines: [{ minor: 500n }] }], faults: [{ reason: "NOT_BOOKED" }] },
    });
  });

  it("a date that is none rejects the entry with its row (9.c)", () => {
    const bad = entry("<Sts>BOOK</Sts><BookgDt><Dt>2025-02-31</Dt></BookgDt>");
    expect(readCamt(document(`\n${bad}`), CONTEXT)).toMatchObject({
      value: {
        statements: [{ lines: [] }],
        faults: [{ row: 2, value: "2025-02-31", reason: "DATE_FORMAT" }],
      },
    });
  });

  it("half a document is no statement", () => {
    const whole = document(entry("<Sts>BOOK</Sts><BookgDt><Dt>2026-01-01</Dt></BookgDt>"));
    expect(readCamt(whole.slice(0, -20), CONTEXT)).toMatchObject({
      ok: false,
      refusal: { code: "XML_TRUNCATED" },
    });
  });
});
