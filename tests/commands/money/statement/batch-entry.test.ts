import { afterAll, beforeAll, expect, it } from "vitest";

import { debtsToMatch } from "~/collections/queries/payment/debts-to-match.server";
import { lineMatches } from "~/collections/queries/payment/line-matches.server";
import { confirmMatch } from "~/money/commands/match/confirm-match.server";

import { openFirm, yes } from "../../../support/firm";
import { balanceOf, nextKey } from "../../../support/paying";
import { placeDebts } from "../../../support/placed";
import { linesOf, takeIn } from "../../../support/statements";
import { openWorld, type World } from "../../../support/world";

let world: World;
beforeAll(async () => {
  world = await openWorld();
});
afterAll(() => world.close());

const part = (ref: string, name: string, amount: string) => `
  <TxDtls><Refs><EndToEndId>${ref}</EndToEndId></Refs><AmtDtls><TxAmt><Amt Ccy="USD">${amount}</Amt></TxAmt></AmtDtls>
    <RltdPties><Dbtr><Nm>${name}</Nm></Dbtr></RltdPties><RmtInf><Ustrd>standing order</Ustrd></RmtInf></TxDtls>`;

const balance = (code: string, amount: string, day: string) => `
  <Bal><Tp><CdOrPrtry><Cd>${code}</Cd></CdOrPrtry></Tp><Amt Ccy="USD">${amount}</Amt><CdtDbtInd>CRDT</CdtDbtInd><Dt><Dt>${day}</Dt></Dt></Bal>`;

const statement = (day: string) => `<?xml version="1.0" encoding="UTF-8"?>
<Document xmlns="urn:iso:std:iso:20022:tech:xsd:camt.053.001.02"><BkToCstmrStmt><GrpHdr><MsgId>M1</MsgId></GrpHdr>
<Stmt><Id>S1</Id><Acct><Id><Othr><Id>123456789</Id></Othr></Id><Ccy>USD</Ccy></Acct>
${balance("OPBD", "0.00", day)}${balance("CLBD", "150.00", day)}
<Ntry><Amt Ccy="USD">150.00</Amt><CdtDbtInd>CRDT</CdtDbtInd><Sts>BOOK</Sts><BookgDt><Dt>${day}</Dt></BookgDt><ValDt><Dt>${day}</Dt></ValDt>
<AcctSvcrRef>BATCH-1</AcctSvcrRef><NtryDtls>${part("BATCH-A", "Asha Rao", "100.00")}${part("BATCH-B", "Zoë O’Neil", "50.00")}</NtryDtls></Ntry>
</Stmt></BkToCstmrStmt></Document>`;

it("a batch entry is one line whose payments are kept, each found by what its payer gave and matched as a piece", async () => {
  const firm = await openFirm(world);
  const [asha, zoe] = await placeDebts(world, firm, [
    { ref: "BATCH-A", name: "Asha Rao" },
    { ref: "BATCH-B", name: "Zoë O’Neil" },
  ]);
  if (!asha || !zoe) throw new Error("nothing placed");
  await takeIn(world, firm, statement(firm.tenant.businessDate));
  const lines = await linesOf(world, firm);
  expect(lines).toHaveLength(1);
  const lineId = lines[0]?.id ?? "";
  const line = await firm.admin.read(lineMatches, { lineId });
  expect(line).toMatchObject({
    amount: 15_000n,
    parts: [
      { side: "C", amount: "10000", reference: "BATCH-A", name: "Asha Rao", narrative: "standing order" },
      { side: "C", amount: "5000", reference: "BATCH-B", name: "Zoë O’Neil" },
    ],
  });
  for (const [index, { reference, amount }] of (line?.parts ?? []).entries()) {
    const [debt] = await firm.admin.read(debtsToMatch, { text: reference ?? "" });
    const now = await firm.admin.read(lineMatches, { lineId });
    const piece = { targetType: "account", targetId: debt?.id, amount: (Number(amount) / 100).toFixed(2) };
    yes(await firm.admin.change(confirmMatch, { lineId, version: now?.version, parts: [piece] }, nextKey()));
    expect((await firm.admin.read(lineMatches, { lineId }))?.left).toBe(index === 0 ? 5_000n : 0n);
  }
  expect([await balanceOf(firm, asha), await balanceOf(firm, zoe)]).toEqual([20_000n, 25_000n]);
});
