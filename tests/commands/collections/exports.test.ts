import { afterAll, beforeAll, describe, expect, it } from "vitest";

import { recordPaymentExport } from "~/collections/commands/payment/record-payment-export.server";
import { recordAccountExport } from "~/collections/commands/worklist/record-account-export.server";
import { accountExportHead, accountExportLine } from "~/collections/domain/account/account-export";
import { worklistFilter } from "~/collections/domain/worklist/worklist-filter";
import { worklistPage } from "~/collections/queries/worklist/worklist-page.server";
import { csvAnswer } from "~/people/access/answers/csv-answer.server";

import { type Firm, openFirm, yes } from "../../support/firm";
import { ownerRows } from "../../support/owner-rows";
import { placeDebts } from "../../support/placed";
import { openWorld, type World } from "../../support/world";

let world: World;
let firm: Firm;
beforeAll(async () => {
  world = await openWorld();
  firm = await openFirm(world);
});
afterAll(() => world.close());

describe("exports", () => {
  it("taking rows out of the house is a fact of the log, with what was asked for", async () => {
    yes(await firm.admin.change(recordAccountExport, { filter: "?status=NEW" }));
    yes(await firm.admin.change(recordPaymentExport, { filter: "" }));
    const log = await ownerRows(
      world,
      "SELECT category, after->>'list' AS list, after->>'filter' AS filter FROM event WHERE type = 'export.run' ORDER BY id",
      [],
    );
    expect(log).toEqual([
      { category: "access", list: "accounts", filter: "?status=NEW" },
      { category: "access", list: "payments", filter: "" },
    ]);
  });

  it("a collector may not export", async () => {
    const cora = await firm.collector();
    expect(await cora.change(recordAccountExport, { filter: "" })).toMatchObject({
      refusal: { code: "FORBIDDEN" },
    });
    expect(await cora.change(recordPaymentExport, { filter: "" })).toMatchObject({
      refusal: { code: "FORBIDDEN" },
    });
  });

  it("a file of several batches holds every account once, and a formula opens as text", async () => {
    const names = ["=HYPERLINK(1)", "Ann One", "José Two", "Bo Three", "Cy Four"];
    await placeDebts(
      world,
      firm,
      names.map((name) => ({ name, email: "" })),
    );
    const filter = worklistFilter.parse({ sort: "balance" });
    const answer = csvAnswer("accounts.csv", accountExportHead, async (after) => {
      const page = await firm.admin.read(
        (context) => worklistPage(context, { ...filter, after: after ?? undefined }, 2),
        undefined,
      );
      return { lines: page.rows.map(accountExportLine), next: page.next };
    });
    const [head, ...lines] = (await answer.text()).trimEnd().split("\r\n");
    expect(head).toMatch(/external_ref,debtor_name/);
    expect(lines).toHaveLength(5);
    expect(new Set(lines.map((line) => line.split(",")[0])).size).toBe(5);
    expect(lines.join("\n")).toContain("'=HYPERLINK(1)");
    expect(lines.join("\n")).toContain("José Two");
  });
});
