import { afterAll, beforeAll, describe, expect, it } from "vitest";

import { assignAccounts } from "~/collections/commands/worklist/assign-accounts.server";
import { previewDistribution } from "~/collections/commands/worklist/preview-distribution.server";
import { runDistribution } from "~/collections/commands/worklist/run-distribution.server";
import { readWorklistFilter } from "~/collections/domain/worklist/worklist-filter";
import { accountPage } from "~/collections/queries/account/account-page.server";
import { dashboard } from "~/collections/queries/dashboard/dashboard.server";
import { globalSearch } from "~/collections/queries/global-search.server";
import { distributionPreview } from "~/collections/queries/worklist/distribution-preview.server";
import { worklistCounts } from "~/collections/queries/worklist/worklist-counts.server";
import { worklistPage, type WorklistRow } from "~/collections/queries/worklist/worklist-page.server";
import { fromPageLink, toPageLinks } from "~/office/domain/page-cursor";

import { type Firm, type Hand, openFirm, yes } from "../../support/firm";
import { placeDebts } from "../../support/placed";
import { openWorld, type World } from "../../support/world";

let world: World;
let firm: Firm;
let cora: Hand & { staffId: string };
let debts: WorklistRow[];
beforeAll(async () => {
  world = await openWorld();
  firm = await openFirm(world);
  cora = await firm.collector("Cora Collector");
  debts = await placeDebts(
    world,
    firm,
    ["Ann Smith", "Bo Jones", "Cy Young", "Di Prince", "Ed Norton"].map((name, at) => ({
      name,
      email: `debtor${at}@example.com`,
      amount: `${(at + 1) * 100}.00`,
    })),
  );
});
afterAll(() => world.close());

function list(hand: Hand, search: string, limit = 50) {
  const params = new URLSearchParams(search);
  const filter = { ...readWorklistFilter(params), ...fromPageLink(params.get("cursor")) };
  return hand.read((context) => worklistPage(context, filter, limit), undefined);
}

const names = (page: { rows: WorklistRow[] }) => page.rows.map((row) => row.debtorName);

describe("lists of the desk", () => {
  it("pages on and back by the cursors in its links", async () => {
    const first = await list(firm.admin, "sort=-balance", 2);
    expect(names(first)).toEqual(["Ed Norton", "Di Prince"]);
    const second = await list(firm.admin, `sort=-balance&cursor=${toPageLinks(first).next ?? ""}`, 2);
    expect(names(second)).toEqual(["Cy Young", "Bo Jones"]);
    const back = await list(firm.admin, `sort=-balance&cursor=${toPageLinks(second).previous ?? ""}`, 2);
    expect(names(back)).toEqual(names(first));
    expect(toPageLinks(back).previous).toBeNull();
  });

  it("a link that was edited shows the first page", async () => {
    const page = await list(firm.admin, "sort=-balance&cursor=n.nonsense&status=NOWHERE&min=abc");
    expect(page.rows).toHaveLength(5);
  });

  it("filters by several statuses, amounts and name", async () => {
    expect((await list(firm.admin, "status=NEW&status=CLOSED")).rows).toHaveLength(5);
    expect(names(await list(firm.admin, "min=250&max=450&sort=balance"))).toEqual(["Cy Young", "Di Prince"]);
    expect(names(await list(firm.admin, "text=smyth"))).toEqual(["Ann Smith"]);
  });

  it("an account page names the last four and nothing more of the id", async () => {
    const page = await firm.admin.read(accountPage, { accountId: debts[0]!.id });
    expect(page?.nationalId).toBe("•••7823");
  });

  it("a collector sees, counts and finds only what is theirs", async () => {
    yes(await firm.admin.change(assignAccounts, { accountIds: [debts[1]!.id], staffId: cora.staffId }));
    expect(names(await list(cora, ""))).toEqual(["Bo Jones"]);
    expect((await cora.read(worklistCounts, undefined)).all).toBe(1);
    expect((await cora.read(globalSearch, { text: "Young" })).accounts).toEqual([]);
    expect((await firm.admin.read(globalSearch, { text: "Young" })).accounts).toHaveLength(1);
    const figures = await cora.read(dashboard, { from: "2026-01-01", to: firm.tenant.businessDate });
    expect(figures.collectors.map((row) => row.fullName)).toEqual(["Cora Collector"]);
    expect(figures.activeAccounts).toBe(1);
  });

  it("P15-1 a phone, a mail address or a last four of somebody out of reach finds nothing and counts nothing", async () => {
    const [shared] = (await firm.admin.read(globalSearch, { text: "Young" })).accounts;
    expect(shared).toBeDefined();
    for (const text of ["+12145551234", "2145551234", "7823"]) {
      const seen = await cora.read(globalSearch, { text });
      expect(seen.accounts.map(({ debtorName }) => debtorName)).not.toContain("Cy Young");
      expect(seen.accounts.length).toBeLessThanOrEqual(1);
      expect(seen.payments).toEqual([]);
      expect(JSON.stringify(seen, (_, value: unknown) => String(value))).not.toMatch(/Young|Prince|Norton/);
    }
    expect((await firm.admin.read(globalSearch, { text: "2145551234" })).accounts.length).toBeGreaterThan(1);
  });

  it("a distribution shows who would get what, and takes nothing from whoever works it", async () => {
    const accountIds = debts.map((debt) => debt.id);
    const seen = yes(await firm.admin.change(previewDistribution, { strategy: "balanced", accountIds }));
    const preview = await firm.admin.read(distributionPreview, { runId: seen.runId });
    expect(preview).toMatchObject({
      state: "previewed",
      left: 0,
      shares: [{ open: 1, added: 4, balance: 130_000n }],
    });
    const again = yes(
      await firm.admin.change(previewDistribution, { strategy: "round_robin", ofRunId: seen.runId }),
    );
    expect(yes(await firm.admin.change(runDistribution, { runId: again.runId }))).toEqual({
      assigned: 4,
      skipped: 0,
    });
    expect((await firm.admin.read(worklistCounts, undefined)).unassigned).toBe(0);
  });
});
