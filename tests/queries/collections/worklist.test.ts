import { afterAll, beforeAll, describe, expect, it } from "vitest";

import { assignAccounts } from "~/collections/commands/worklist/assign-accounts.server";
import { readWorklistFilter, WORKLIST_SORTS } from "~/collections/domain/worklist/worklist-filter";
import { worklistCounts } from "~/collections/queries/worklist/worklist-counts.server";
import { worklistPage } from "~/collections/queries/worklist/worklist-page.server";

import { type Firm, type Hand, openFirm, yes } from "../../support/firm";
import { ownerRows } from "../../support/owner-rows";
import { placeDebts } from "../../support/placed";
import { openWorld, type World } from "../../support/world";

let world: World;
let firm: Firm;
let collector: Hand & { staffId: string };
const NAMES = [
  "John Smith",
  "Maria Gonzalez",
  "Timothy O'Brien",
  "José Núñez",
  "Angela Foster",
  "मरिया शर्मा",
];
beforeAll(async () => {
  world = await openWorld();
  firm = await openFirm(world);
  collector = await firm.collector();
  const placed = await placeDebts(
    world,
    firm,
    Array.from({ length: 60 }, (_, index) => ({
      name: NAMES[index % NAMES.length],
      ref: `REF-${100 + index}`,
      amount: `${100 + (index % 7)}.00`,
      email: `p${index}@example.com`,
    })),
  );
  yes(
    await firm.admin.change(assignAccounts, {
      accountIds: placed.slice(0, 10).map((row) => row.id),
      staffId: collector.staffId,
    }),
  );
  await ownerRows(
    world,
    "UPDATE account SET priority = (substr(external_ref, 5)::int % 4), score = (substr(external_ref, 5)::int % 9) WHERE tenant_id = $1",
    [firm.tenant.id],
  );
});
afterAll(() => world.close());

const search = async (query: string, hand: Hand = firm.admin) =>
  (
    await hand.read(
      (context, text: string) => worklistPage(context, readWorklistFilter(new URLSearchParams(text))),
      query,
    )
  ).rows;

describe("worklist search", () => {
  it.each([
    ["jon smith", "John Smith"],
    ["gonzales", "Maria Gonzalez"],
    ["obrien", "Timothy O'Brien"],
    ["O'Brien", "Timothy O'Brien"],
    ["smyth", "John Smith"],
    ["nunez", "José Núñez"],
    ["शर्मा", "मरिया शर्मा"],
  ])("%s finds %s first", async (text, name) => {
    const rows = await search(new URLSearchParams({ text }).toString());
    expect(rows.length).toBeGreaterThan(0);
    expect(new Set(rows.map((row) => row.debtorName))).toEqual(new Set([name]));
  });

  it("finds a reference exactly and by its beginning, a phone, an e-mail and the last four", async () => {
    expect((await search("text=ref-105")).map((row) => row.externalRef)).toEqual(["REF-105"]);
    expect(await search("text=REF-15")).toHaveLength(10);
    expect(await search("text=%2B12145551234")).toHaveLength(50);
    expect((await search("text=P7%40Example.com")).map((row) => row.externalRef)).toEqual(["REF-107"]);
    expect(await search("text=7823")).toHaveLength(50);
    expect(await search("text=zzzzqq")).toEqual([]);
  });
});

describe("worklist pages", () => {
  it("AX-5.2 are ordered by level, priority, score, next action, balance", async () => {
    const rows = await search("");
    const keys = rows.map((row) => [row.queueLevel, -row.priority] as const);
    expect(keys).toEqual([...keys].sort((a, b) => a[0] - b[0] || a[1] - b[1]));
  });

  it.each(WORKLIST_SORTS.flatMap((sort) => [sort, `-${sort}`]))(
    "sorted by %s show every row once, forwards and back",
    async (sort) => {
      const read = (params: Record<string, string>) =>
        firm.admin.read(
          (context, args: Record<string, string>) =>
            worklistPage(context, readWorklistFilter(new URLSearchParams({ sort, ...args })), 7),
          params,
        );
      const seen: string[] = [];
      let page = await read({});
      const pages = [page];
      while (page.next) {
        page = await read({ after: page.next });
        pages.push(page);
      }
      for (const one of pages) seen.push(...one.rows.map((row) => row.id));
      expect(seen).toHaveLength(60);
      expect(new Set(seen).size).toBe(60);
      const back = await read({ before: page.previous ?? "" });
      expect(back.rows.map((row) => row.id)).toEqual(pages.at(-2)?.rows.map((row) => row.id));
    },
  );

  it("a cursor or filter that makes no sense starts at the first page instead of failing", async () => {
    for (const query of [
      "after=nonsense",
      "after=WzEsMl0",
      "sort=drop%20table",
      "min=x&max=y",
      "status=NOPE",
      "collector=me",
      "due_from=31/02/2026",
      "before=%00",
    ]) {
      expect((await search(query)).length, query).toBeGreaterThan(0);
    }
  });

  it("filter by money, age, assignee and view, and count what each view holds", async () => {
    expect(await search("min=106.00")).toHaveLength(8);
    expect(await search("age=90_plus")).toHaveLength(50);
    expect(await search("age=0_30")).toEqual([]);
    expect(await search(`collector=${collector.staffId}`)).toHaveLength(10);
    expect(await firm.admin.read(worklistCounts, undefined)).toMatchObject({
      all: 60,
      unassigned: 50,
      mine: 0,
    });
    expect(await collector.read(worklistCounts, undefined)).toMatchObject({
      all: 10,
      mine: 10,
      unassigned: 0,
    });
  });

  it("a collector sees assigned accounts only, whatever is asked", async () => {
    expect(await search("", collector)).toHaveLength(10);
    expect(await search("view=unassigned", collector)).toEqual([]);
    expect(await search("text=REF-155", collector)).toEqual([]);
  });
});
