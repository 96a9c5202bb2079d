import { afterAll, beforeAll, describe, expect, it } from "vitest";

import { readWorkbook } from "~/money/data/statement/read-workbook.server";
import { acrossTenantsStaffSession, saveSession } from "~/people/data/session/sessions.server";
import { staffCookie } from "~/people/access/session-cookie.server";
import { newId } from "~/platform/ids/new-id";
import { loader as newStatement } from "~/routes/files+/account-statements.$accountId";
import { loader as oldStatement } from "~/routes/files+/account-statements.$accountId_.$documentId";
import { loader as reportLoader } from "~/routes/files+/reports.$report.$format";
import { loader as accountLoader } from "~/routes/_staff+/accounts+/$accountId";
import { loader as generalLoader } from "~/routes/_staff+/ledger+/general";

import { type Firm, openFirm } from "../support/firm";
import { postProper } from "../support/invariant-faults.table";
import { credit, debit } from "~/money/domain/ledger/journal-entry";
import { ownerRows } from "../support/owner-rows";
import { placeDebt } from "../support/placed";
import { openWorld, type World } from "../support/world";

const ORIGIN = "http://quittance.test";

let world: World;
let firm: Firm;
let cookie: string;
const branch = newId();

beforeAll(async () => {
  world = await openWorld();
  firm = await openFirm(world);
  cookie = await signIn(firm.admin.actor.id ?? "");
  for (let i = 1; i <= 3; i += 1)
    await postProper({ world, firm }, [
      debit("1000", branch, BigInt(i * 100)),
      credit("2100", branch, BigInt(i * 100)),
    ]);
});
afterAll(() => world.close());

async function signIn(staffId: string): Promise<string> {
  const [row] = await ownerRows<{ user_id: string }>(
    world,
    "UPDATE user_account SET status = 'active' WHERE id = (SELECT user_id FROM staff WHERE id = $1) RETURNING id AS user_id",
    [staffId],
  );
  const { database } = world.host;
  const made = await saveSession(database, {
    kind: "staff", userId: row?.user_id ?? "", principalId: staffId, tenantId: firm.tenant.id, ip: null, userAgent: null,
  }); // prettier-ignore
  await acrossTenantsStaffSession(database, made.token);
  return (await staffCookie().serialize(made.token)).split(";")[0] ?? "";
}

function args(path: string, params: Record<string, string>, as = cookie) {
  const request = new Request(ORIGIN + path, { headers: { cookie: as, host: "quittance.test" } });
  return { request, params, context: { cspNonce: "n", requestId: "r" } };
}

const take = (report: string, format: string, search = "", as = cookie) =>
  reportLoader(args(`/files/reports/${report}/${format}${search}`, { report, format }, as));

const refused = (work: Promise<Response>) =>
  work.then(
    () => 200,
    (thrown: unknown) => (thrown instanceof Response ? thrown.status : 500),
  );

describe("reports as files", () => {
  it.each([
    "trial-balance",
    "balance-sheet",
    "profit-and-loss",
    "general-ledger",
    "suspense-ageing",
    "cash-position",
  ])("%s comes as CSV with its control totals, as a workbook and as a PDF", async (report) => {
    const csv = await (await take(report, "csv")).text();
    expect(csv.trimEnd().split("\r\n").at(-1)).toMatch(/^Control total: \d+ rows?,/);
    const book = readWorkbook(new Uint8Array(await (await take(report, "xlsx")).arrayBuffer()));
    expect(book.ok && book.value.at(-1)?.cells[0]).toMatch(/^Control total/);
    expect(book.ok && book.value.length).toBe(csv.trimEnd().split("\r\n").length);
    const pdf = await take(report, "pdf");
    expect(pdf.headers.get("content-type")).toBe("application/pdf");
    expect((await pdf.text()).startsWith("%PDF-")).toBe(true);
  });

  it("a file asks the page's question: the same postings as the screen with the same filter", async () => {
    const search = `?code=1000&dimension=${branch}`;
    const screen = await generalLoader(args(`/ledger/general${search}`, {}));
    expect(screen.rows.map(({ balance }) => balance)).toEqual([100n, 300n, 600n]);
    const csv = (await (await take("general-ledger", "csv", search)).text()).trimEnd().split("\r\n");
    expect(csv).toHaveLength(screen.rows.length + 2);
    expect(csv.at(-1)).toBe("Control total: 3 rows,,,,,,,,,,6.00,0.00,");
  });

  it("a PDF too long to wait for is asked of the worker instead, and CSV takes any number", async () => {
    const lines = Array.from({ length: 1001 }, (_, i) =>
      i === 0 ? credit("2100", branch, 1000n) : debit("1000", branch, 1n),
    );
    await postProper({ world, firm }, lines);
    const answer = await take("general-ledger", "pdf", "?code=1000");
    expect(answer.status).toBe(302);
    expect(answer.headers.get("location")).toBe(
      "/ledger/reports?report=general-ledger&format=pdf&filter=code%3D1000",
    );
    const csv = (await (await take("general-ledger", "csv")).text()).trimEnd().split("\r\n");
    expect(csv).toHaveLength(1001 + 6 + 2);
    expect((await take("general-ledger", "xlsx")).status).toBe(200);
  });

  it("an unknown report or format is a 404, and who may not export takes nothing", async () => {
    expect(await refused(take("everything", "csv"))).toBe(404);
    expect(await refused(take("trial-balance", "exe"))).toBe(404);
    const cora = await firm.collector();
    expect(await refused(take("trial-balance", "csv", "", await signIn(cora.staffId)))).toBe(403);
  });
});

describe("account statements", () => {
  it("one that was given out is on the account's page and opens to the byte", async () => {
    const account = await placeDebt(world, firm);
    const path = `/files/account-statements/${account.id}`;
    const given = await newStatement(args(path, { accountId: account.id }));
    const bytes = Buffer.from(await given.arrayBuffer());
    expect(given.headers.get("content-disposition")).toContain(".pdf");
    const page = await accountLoader(args(`/accounts/${account.id}`, { accountId: account.id }));
    const documentId = page.issued[0]?.documentId ?? "";
    const again = await oldStatement(args(`${path}/${documentId}`, { accountId: account.id, documentId }));
    expect(Buffer.from(await again.arrayBuffer()).equals(bytes)).toBe(true);
    const unknown = { accountId: account.id, documentId: newId() };
    expect(await refused(oldStatement(args(path, unknown)))).toBe(404);
    expect(await refused(newStatement(args(path, { accountId: newId() })))).toBe(404);
  });
});
