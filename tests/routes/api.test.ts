import { afterAll, beforeAll, describe, expect, it } from "vitest";

import { toApiJson } from "~/people/access/api/to-api-json.server";

import { apiKeyOf, callApi } from "../support/api";
import { type Firm, openFirm } from "../support/firm";
import { balanceOf, enablePayments, payByCard, settle } from "../support/paying";
import { placeDebts } from "../support/placed";
import { bankAccountOf, linesOf, mt940 } from "../support/statements";
import { openWorld, type World } from "../support/world";

let world: World;
let firm: Firm;
let key: string;
let account: { id: string };

beforeAll(async () => {
  world = await openWorld();
  firm = await openFirm(world);
  await enablePayments(world, firm);
  const [first] = await placeDebts(world, firm, [{ ref: "API-1" }, { ref: "API-2" }]);
  if (!first) throw new Error("nothing placed");
  account = first;
  key = await apiKeyOf(firm);
});
afterAll(() => world.close());

let count = 0;
const nextKey = () => ({ "idempotency-key": `api-key-${(count += 1).toString().padStart(4, "0")}` });
const get = (path: string) => callApi(path, { key });
const post = (path: string, body: unknown, headers: Record<string, string> = nextKey()) =>
  callApi(path, { method: "POST", key, body, headers });

const cash = (more: object = {}) => ({
  account_id: account.id,
  amount: { amount: "12.50", currency: "USD" },
  method: "cash",
  effective_date: firm.tenant.businessDate,
  ...more,
});

describe("payments by the API", () => {
  it("5.a a repeated payment is answered as the first time and taken once", async () => {
    const before = await balanceOf(firm, account);
    const headers = nextKey();
    const answers = await Promise.all(Array.from({ length: 5 }, () => post("/payments/", cash(), headers)));
    const first = answers.find((answer) => answer.status === 201 && !answer.headers.get("idempotent-replay"));
    expect(new Set(answers.filter((one) => one.status === 201).map((one) => one.body["id"]))).toEqual(
      new Set([first?.body["id"]]),
    );
    const again = await post("/payments/", cash(), headers);
    expect(again).toMatchObject({ status: 201, body: first?.body });
    expect(again.headers.get("idempotent-replay")).toBe("true");
    expect(await balanceOf(firm, account)).toBe(before - 1250n);
  });

  it("5.b the same key with another amount is refused", async () => {
    const headers = nextKey();
    await post("/payments", cash(), headers);
    const other = await post("/payments", cash({ amount: { minor: 1251, currency: "USD" } }), headers);
    expect(other).toMatchObject({ status: 422, body: { code: "IDEMPOTENCY_MISMATCH" } });
  });

  it("needs a key where money moves, of a proper length", async () => {
    expect(await post("/payments", cash(), {})).toMatchObject({
      status: 400,
      body: { code: "IDEMPOTENCY_KEY_REQUIRED" },
    });
    expect(await post("/payments", cash(), { "idempotency-key": "short" })).toMatchObject({
      status: 400,
      body: { code: "MALFORMED" },
    });
  });

  it("takes no float, no other shape and no other currency as money", async () => {
    for (const amount of [
      12.5,
      "12.50",
      { minor: 12.5, currency: "USD" },
      { minor: -1, currency: "USD" },
      { amount: "1e3", currency: "USD" },
      { minor: 1 },
    ])
      expect(await post("/payments", cash({ amount })), JSON.stringify(amount)).toMatchObject({
        status: 422,
        body: { code: "VALIDATION", errors: [{ code: expect.stringMatching(/MONEY_SHAPE/) as string }] },
      });
    expect(await post("/payments", cash({ amount: { minor: 100, currency: "EUR" } }))).toMatchObject({
      status: 422,
      body: { code: "CURRENCY_MIX" },
    });
  });

  it("lists them page by page, forwards and back, each once", async () => {
    for (let i = 0; i < 5; i += 1)
      await post("/payments", cash({ amount: { minor: 100 + i, currency: "USD" } }));
    const seen: string[] = [];
    let at: string | null = "/payments?limit=2&method=cash";
    let back: string | null = null;
    while (at) {
      const { body } = await get(at);
      const page = body as {
        results: { id: string; amount: { minor: number; display: string } }[];
        next: string | null;
        previous: string | null;
      };
      seen.push(...page.results.map((one) => one.id));
      back = page.previous;
      at = page.next?.replace("/api/v1", "") ?? null;
    }
    expect(new Set(seen).size).toBe(seen.length);
    expect(seen.length).toBeGreaterThanOrEqual(5);
    const { body } = await get(back?.replace("/api/v1", "") ?? "");
    expect((body as { results: unknown[] }).results).toHaveLength(2);
  });

  it("6.d gives back no more than there is", async () => {
    const [, other] = await placeDebts(world, firm, [{ ref: "API-3" }, { ref: "API-4" }]);
    const payment = await payByCard(world, firm, other!, "100.00");
    const refund = (minor: number) =>
      post(`/payments/${payment.id}/refund/`, { amount: { minor, currency: "USD" }, reason: "Paid twice" });
    expect(await refund(6000)).toMatchObject({ status: 202, body: { state: "pending" } });
    expect(await refund(5000)).toMatchObject({
      status: 422,
      body: { code: "REFUND_TOO_LARGE", errors: [{ pointer: "/amount", code: "REFUND_TOO_LARGE" }] },
    });
    const rest = await post(`/payments/${payment.id}/refund`, { reason: "The rest" });
    expect(rest.status).toBe(202);
    await settle(world);
    expect((await get(`/payments/${payment.id}`)).body).toMatchObject({
      state: "refunded",
      refunded: { minor: 10_000, currency: "USD", display: "$100.00" },
    });
  });

  it("reads a payment with its entries, and each entry with its hash", async () => {
    const { body } = await post("/payments", cash());
    const record = await get(`/payments/${String(body["id"])}`);
    const { entries } = record.body as { entries: { id: string; rule_code: string }[] };
    expect(entries[0]?.rule_code).toBe("PC01");
    const entry = await get(`/ledger/entries/${entries[0]?.id ?? ""}`);
    expect(entry.body).toMatchObject({
      subject_id: body["id"],
      hash: expect.stringMatching(/^[0-9a-f]{64}$/) as string,
    });
  });
});

describe("the ledger by the API", () => {
  it("its trial balance is zero, and equals the sum of its entries", async () => {
    const { body } = await get("/ledger/trial-balance/");
    const balance = body as {
      difference: { minor: number };
      results: { code: string; debits: { minor: number } }[];
    };
    expect(balance.difference.minor).toBe(0);
    const { body: listed } = await get("/ledger/entries?limit=200");
    const { results } = listed as { results: { lines: { code: string; debit: { minor: number } }[] }[] };
    const sums = new Map<string, number>();
    for (const line of results.flatMap((entry) => entry.lines))
      sums.set(line.code, (sums.get(line.code) ?? 0) + line.debit.minor);
    for (const row of balance.results)
      expect([row.code, sums.get(row.code) ?? 0]).toEqual([row.code, row.debits.minor]);
  });

  it("pages through entries and through one account's postings", async () => {
    for (const path of ["/ledger/entries?limit=1", "/ledger/accounts/1000?limit=1"]) {
      const { body } = await get(path);
      const page = body as { results: { id: string }[]; next: string };
      expect(page.results).toHaveLength(1);
      const second = await get(page.next.replace("/api/v1", ""));
      expect((second.body as typeof page).results[0]?.id).not.toBe(page.results[0]?.id);
    }
    expect(await get("/ledger/accounts/0000")).toMatchObject({ status: 404 });
    expect((await get("/ledger/entries?cursor=n.nonsense")).status).toBe(200);
  });

  it("3.c a manual journal waits for a second person, and never touches a control account", async () => {
    const journal = (code: string) => ({
      effective_date: firm.tenant.businessDate,
      narration: "Stamps",
      lines: [
        { code: "5400", debit: { amount: "8.00", currency: "USD" } },
        { code, credit: { minor: 800, currency: "USD" } },
      ],
    });
    expect(await post("/ledger/entries", journal("2800"))).toMatchObject({
      status: 202,
      body: { approval_id: expect.any(String) as string },
    });
    expect(await post("/ledger/entries", journal("2100"))).toMatchObject({
      status: 422,
      body: { code: "CONTROL_ACCOUNT" },
    });
  });
});

describe("bank statements by the API", () => {
  it("a file is sent, read, taken in, a line matched and unmatched again", async () => {
    const bankAccount = await bankAccountOf(world, firm);
    const form = new FormData();
    form.set("bank_account_id", bankAccount);
    const content = mt940("123456789", "C260109USD0,00", "C260110USD40,00", [
      { day: "260110", side: "C", amount: "40,00", text: "API-1 thanks" },
    ]);
    form.set("file", new File([content], "day.sta"));
    const sent = await callApi("/bank-statements/", { method: "POST", key, body: form });
    expect(sent).toMatchObject({ status: 202 });
    const id = String(sent.body["id"]);
    await settle(world);
    expect((await get(`/bank-statements/${id}`)).body).toMatchObject({ id, counts: { lines: 1 } });
    expect(await post(`/bank-statements/${id}/commit`, { reason: "first file" })).toMatchObject({
      status: 202,
    });
    await settle(world);
    const [line] = await linesOf(world, firm);
    const shown = await get(`/bank-lines/${line?.id ?? ""}`);
    const part = { target_type: "account", target_id: account.id, amount: { minor: 4000, currency: "USD" } };
    const match = await post(`/bank-lines/${line?.id ?? ""}/match`, {
      version: shown.body["version"],
      parts: [part],
    });
    expect(match).toMatchObject({ status: 201 });
    const stale = await post(`/bank-lines/${line?.id ?? ""}/match`, {
      version: shown.body["version"],
      parts: [part],
    });
    expect(stale).toMatchObject({ status: 409 });
    const undone = await post(`/matches/${String(match.body["id"])}/unmatch`, { reason: "wrong person" });
    expect(undone).toMatchObject({ status: 200, body: { line_id: line?.id, asked: false } });
    const { body } = await get("/bank-lines?view=open");
    expect(body).toMatchObject({ results: [{ id: line?.id, matched: { minor: 0 } }] });
  });

  it("without a file, or for no account of ours, it says which", async () => {
    const form = new FormData();
    form.set("bank_account_id", account.id);
    form.set("file", new File(["x"], "x.sta"));
    expect(await callApi("/bank-statements", { method: "POST", key, body: form })).toMatchObject({
      status: 422,
      body: { errors: [{ pointer: "/bank_account_id" }] },
    });
    expect((await callApi("/bank-statements", { method: "POST", key, body: {} })).status).toBe(400);
  });
});

describe("the rest", () => {
  it("a check of the invariants is asked for, and its findings are read", async () => {
    expect(await post("/invariants/run", {}, {})).toMatchObject({ status: 202 });
    await settle(world);
    const { body } = await get("/invariants");
    expect(body).toMatchObject({ last_run: expect.any(Object) as object, freezes: [] });
  });

  it("every answer says how much of the hour is left", async () => {
    const first = Number((await get("/bank-accounts")).headers.get("ratelimit-remaining"));
    const second = Number((await get("/bank-accounts")).headers.get("ratelimit-remaining"));
    expect(second).toBe(first - 1);
  });

  it("an address that is none is a problem too, and PUT says what is possible", async () => {
    expect(await callApi("/nowhere", {})).toMatchObject({ status: 404, body: { code: "NOT_FOUND" } });
    const put = await callApi("/payments", { method: "PUT", key, body: {} });
    expect(put.status).toBe(405);
    expect(put.headers.get("allow")).toBe("POST");
  });

  it("the schema tells every shape without a key", async () => {
    const { status, body } = await callApi("/schema/", {});
    expect(status).toBe(200);
    const { paths } = body as {
      paths: Record<
        string,
        { post?: { requestBody: { content: Record<string, { schema: { required: string[] } }> } } }
      >;
    };
    expect(
      paths["/api/v1/payments/"]?.post?.requestBody.content["application/json"]?.schema.required,
    ).toContain("account_id");
  });

  it("writes minor units with every digit", () => {
    expect(toApiJson({ minorUnits: 9_007_199_254_740_993n, at: new Date(0) })).toBe(
      '{"minor_units":9007199254740993,"at":"1970-01-01T00:00:00.000Z"}',
    );
  });
});
