import { afterAll, beforeAll, describe, expect, it } from "vitest";

import { issueRemittanceStatement } from "~/collections/commands/remittance/issue-remittance-statement.server";
import { remittanceStatement } from "~/collections/letters/remittance-statement";
import { remittanceDesk } from "~/collections/queries/remittance/remittance-desk.server";
import { remittanceLines } from "~/collections/queries/remittance/remittance-lines.server";
import { remittancePage } from "~/collections/queries/remittance/remittance-page.server";
import { contractTerms } from "~/collections/queries/remittance/contract-terms.server";
import { giveRunStatement } from "~/jobs/collections/give-run-statement.server";
import { translator } from "~/ui/i18n/translator.server";

import { type Firm, openFirm, yes } from "../../../support/firm";
import { ownerRows } from "../../../support/owner-rows";
import { agree, calculate, debtOf, payByLine, remit } from "../../../support/payout/remitting";
import { openWorld, type World } from "../../../support/world";

let world: World;
beforeAll(async () => {
  world = await openWorld();
});
afterAll(() => world.close());

async function give(firm: Firm, runId: string, format: "pdf" | "csv") {
  const { tenant } = firm;
  const asked = {
    tenant,
    runId,
    type: "remittance_statement" as const,
    format,
    fileName: "RM",
  };
  return giveRunStatement(firm.admin, world.host.ports.storage, issueRemittanceStatement, asked, async () => {
    const run = await firm.admin.read(remittancePage, { remittanceId: runId });
    const lines = await firm.admin.read(remittanceLines, { remittanceId: runId });
    return remittanceStatement({ ...run!, firm: tenant.legalName, lines }, translator("en"));
  });
}

describe("the statement of a run", () => {
  it("is made once, names every payment, and reprints to the byte whatever happens later", async () => {
    const firm = await openFirm(world);
    await agree(firm);
    const debt = await debtOf(world, firm);
    const paymentId = await payByLine(world, firm, debt, "1000.00");
    const runId = await remit(world, firm);
    const [first, atOnce] = await Promise.all([give(firm, runId, "csv"), give(firm, runId, "csv")]);
    expect(yes(atOnce).bytes).toEqual(yes(first).bytes);
    const text = new TextDecoder().decode(yes(first).bytes);
    const [, line = ""] = text.split("\r\n");
    expect(line).toContain(paymentId);
    expect(line).toContain(",1000.00,1000.00,0.00,0.00,25,250.00,750.00,");
    const pdf = yes(await give(firm, runId, "pdf"));
    expect(new TextDecoder().decode(pdf.bytes.slice(0, 5))).toBe("%PDF-");
    await payByLine(world, firm, debt, "500.00");
    expect(yes(await give(firm, runId, "csv")).bytes).toEqual(yes(first).bytes);
    expect(yes(await give(firm, runId, "pdf")).bytes).toEqual(pdf.bytes);
    const kept = await ownerRows(world, "SELECT id FROM document WHERE owner_id = $1", [runId]);
    expect(kept).toHaveLength(2);
  });

  it("is none before a second person agreed, nor another firm's", async () => {
    const firm = await openFirm(world);
    await agree(firm);
    await payByLine(world, firm, await debtOf(world, firm), "100.00");
    const { remittanceId } = yes(await calculate(firm));
    expect(await give(firm, remittanceId, "csv")).toMatchObject({ refusal: { code: "REMITTANCE_STATE" } });
    const other = await openFirm(world);
    const file = {
      runId: remittanceId,
      storageKey: `runs/${remittanceId}/a.csv`,
      fileName: "a.csv",
      sha256: "0".repeat(64),
      size: 1n,
      mime: "text/csv",
    };
    expect(await other.admin.change(issueRemittanceStatement, file)).toMatchObject({
      refusal: { code: "NOT_FOUND" },
    });
    const cora = await firm.collector();
    expect(await cora.change(issueRemittanceStatement, file)).toMatchObject({
      refusal: { code: "FORBIDDEN" },
    });
  });
});

describe("the desk of remittances", () => {
  it("names the clients whose money waits, their runs, and what was agreed with them", async () => {
    const firm = await openFirm(world);
    await agree(firm);
    await payByLine(world, firm, await debtOf(world, firm), "100.00");
    const before = await firm.viewer.read(remittanceDesk, { view: "open" });
    expect(before.waiting).toMatchObject([{ id: firm.creditorId, cleared: 10_000n }]);
    await remit(world, firm);
    const after = await firm.viewer.read(remittanceDesk, { view: "open" });
    expect(after).toMatchObject({ waiting: [], rows: [{ net: 7_500n, state: "paid" }] });
    const terms = await firm.viewer.read(contractTerms, { creditorId: firm.creditorId });
    expect(terms?.versions.map((version) => version.feeSchedule.bands?.[0]?.rate)).toEqual(["25", undefined]);
    const other = await openFirm(world);
    expect(await other.viewer.read(contractTerms, { creditorId: firm.creditorId })).toBeNull();
  });
});
