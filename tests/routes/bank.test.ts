import { afterAll, beforeAll, describe, expect, it } from "vitest";

import { toCursor } from "~/office/domain/page-cursor";
import { action as uploadAction } from "~/routes/files+/statements";
import { loader as bankLoader } from "~/routes/_staff+/bank+/_index";
import { loader as linesLoader } from "~/routes/_staff+/bank+/lines+/_index";
import { action as fileAction, loader as fileLoader } from "~/routes/_staff+/bank+/statements+/$fileId";
import { acrossTenantsStaffSession, saveSession } from "~/people/data/session/sessions.server";
import { staffCookie } from "~/people/access/session-cookie.server";

import { type Firm, openFirm } from "../support/firm";
import { ownerRows } from "../support/owner-rows";
import { settle } from "../support/paying";
import { bankAccountOf, table } from "../support/statements";
import { openWorld, type World } from "../support/world";

const ORIGIN = "http://quittance.test";

let world: World;
let firm: Firm;
let session: { cookie: string; csrf: string };

beforeAll(async () => {
  world = await openWorld();
  firm = await openFirm(world);
  session = await signIn(firm.admin.actor.id ?? "");
});
afterAll(() => world.close());

async function signIn(staffId: string) {
  const [row] = await ownerRows<{ user_id: string }>(
    world,
    "UPDATE user_account SET status = 'active' WHERE id = (SELECT user_id FROM staff WHERE id = $1) RETURNING id AS user_id",
    [staffId],
  );
  const kind = "staff" as const;
  const { database } = world.host;
  const made = await saveSession(database, {
    kind, userId: row?.user_id ?? "", principalId: staffId, tenantId: firm.tenant.id, ip: null, userAgent: null, factorAt: new Date(),
  }); // prettier-ignore
  const known = await acrossTenantsStaffSession(database, made.token);
  return {
    cookie: (await staffCookie().serialize(made.token)).split(";")[0] ?? "",
    csrf: known?.csrf ?? "",
  };
}

function args(path: string, params: Record<string, string>, body?: FormData | URLSearchParams) {
  const headers = { cookie: session.cookie, host: "quittance.test", "sec-fetch-site": "same-origin" };
  const request = new Request(ORIGIN + path, { method: body ? "POST" : "GET", headers, body });
  return { request, params, context: { cspNonce: "n", requestId: "r" } };
}

async function send(content: string, bankAccountId: string, csrf = session.csrf): Promise<Response> {
  const form = new FormData();
  form.set("csrf", csrf);
  form.set("bankAccountId", bankAccountId);
  form.set("file", new File([content], "january.csv", { type: "text/csv" }));
  return await uploadAction(args("/files/statements", {}, form));
}

const act = (fileId: string, fields: Record<string, string>) =>
  fileAction(
    args(
      `/bank/statements/${fileId}`,
      { fileId },
      new URLSearchParams({ csrf: session.csrf, idempotency_key: "12345678", ...fields }),
    ),
  );

describe("the bank's pages", () => {
  it("an upload leads to its preview, from there into the books, and a second one to the first", async () => {
    const account = await bankAccountOf(world, firm);
    const content = table([
      ["2026-01-10", "Paid by Angela", "10.00"],
      ["2026-01-11", "Charges", "-2.00"],
    ]);
    const sent = await send(content, account);
    expect(sent.status).toBe(303);
    const fileId = /\/bank\/statements\/([0-9a-f-]{36})$/.exec(sent.headers.get("location") ?? "")?.[1] ?? "";
    await settle(world);
    const page = () => fileLoader(args(`/bank/statements/${fileId}`, { fileId }));
    expect(await page()).toMatchObject({ mayImport: true, page: { word: "profile" } });
    await act(fileId, { act: "profile", dateFormat: "YYYY-MM-DD", decimal: ".", skipFooter: "0" });
    await settle(world);
    expect(await page()).toMatchObject({ page: { word: "waiting" } });
    const taken = (await act(fileId, { act: "commit" })) as Response;
    expect(taken.headers.get("location")).toBe(`/bank/statements/${fileId}`);
    await settle(world);
    expect(await page()).toMatchObject({ page: { word: "committed", file: { sumLines: 800n } } });
    const lines = await linesLoader(args("/bank/lines?side=D", {}));
    expect(lines).toMatchObject({ rows: [{ narrative: "Charges", amount: 200n }], counts: { open: 2 } });
    const bank = await bankLoader(args("/bank", {}));
    expect(bank.accounts.find((one) => one.id === account)).toMatchObject({ book: 800n, waiting: 2 });
    const again = await send(content, account);
    const back = again.headers.get("location") ?? "";
    expect(back).toContain("refused=DUPLICATE_FILE");
    expect(back).toContain(`earlier=${fileId}`);
  });

  it("an empty file, no account and a forged form are refused, and nothing stays", async () => {
    const account = await bankAccountOf(world, firm);
    expect((await send("", account)).headers.get("location")).toContain("refused=EMPTY_FILE");
    expect((await send("a", "")).headers.get("location")).toContain("refused=");
    await expect(send("a", account, "x".repeat(43))).rejects.toMatchObject({ status: 403 });
  });

  it("a filter that is nonsense shows the desk, and an unknown statement is a 404", async () => {
    const odd = "/bank/lines?view=x&account=1&side=Q&age=9&sort=evil&cursor=n." + toCursor(["today", "1"]);
    expect(await linesLoader(args(odd, {}))).toMatchObject({ filter: { view: "open" } });
    await expect(fileLoader(args("/bank/statements/1", { fileId: "1" }))).rejects.toMatchObject({
      status: 404,
    });
  });
});
