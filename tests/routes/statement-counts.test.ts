import pg from "pg";
import { afterAll, beforeAll, describe, expect, it } from "vitest";

import { recordDebtorPayment } from "~/collections/commands/payment/record-debtor-payment.server";
import { requireStaff } from "~/people/access/require-staff.server";

import type { TestBrowser } from "../support/browser";
import { type Firm, openFirm, yes } from "../support/firm";
import { signedIn } from "../support/login";
import { cashForm, nextKey } from "../support/paying";
import { placeDebt } from "../support/placed";
import { openWorld, type World } from "../support/world";
import { routeTable } from "../tenancy/route-table";

/** Every statement any connection of this process sends, with BEGIN and COMMIT. */
const statements: string[] = [];
const send = pg.Client.prototype.query as (...parameters: unknown[]) => unknown;
const counting = function (this: pg.Client, ...parameters: unknown[]): unknown {
  const [first] = parameters;
  statements.push(typeof first === "string" ? first : ((first as { text?: string } | null)?.text ?? ""));
  return send.apply(this, parameters);
};

let world: World;
let few: { firm: Firm; browser: TestBrowser };
let many: { firm: Firm; browser: TestBrowser };
beforeAll(async () => {
  world = await openWorld();
  few = await firmWith(2);
  many = await firmWith(9);
  pg.Client.prototype.query = counting as typeof pg.Client.prototype.query;
});
afterAll(async () => {
  pg.Client.prototype.query = send as typeof pg.Client.prototype.query;
  await world.close();
});

/** A firm with so many debts, a part of each paid. */
async function firmWith(debts: number) {
  const firm = await openFirm(world);
  for (let debt = 0; debt < debts; debt += 1) {
    const account = await placeDebt(world, firm);
    yes(await firm.admin.change(recordDebtorPayment, cashForm(firm, account), nextKey()));
  }
  return { firm, browser: await signedIn(world, firm.tenant.id, firm.admin.actor.id ?? "") };
}

async function counted(work: () => Promise<unknown>): Promise<string[]> {
  statements.length = 0;
  await work();
  return statements.filter((text) => !/^(BEGIN|COMMIT|ROLLBACK)/.test(text));
}

function requestOf({ cookies }: TestBrowser, path: string): Request {
  const cookie = [...cookies].map(([name, value]) => `${name}=${value}`).join("; ");
  return new Request(`http://quittance.test${path}`, { headers: { cookie, host: "quittance.test" } });
}

describe("a page's guard, rights and field rules", () => {
  it("cost at most two statements", async () => {
    const request = requestOf(few.browser, "/worklist");
    const staff = await requireStaff(request, "account:read");
    const guard = await counted(() => requireStaff(request, "account:read"));
    expect(guard.length).toBeGreaterThan(0);
    expect(guard.length, guard.join("\n")).toBeLessThanOrEqual(2);
    const rules = await counted(() => Promise.resolve(staff.permissions.has("payment:refund")));
    expect(rules).toEqual([]);
  });
});

describe("a staff page", () => {
  const pages = routeTable().filter(
    ({ audience, pattern, file }) =>
      audience === "staff" && !pattern.includes(":") && file.endsWith(".tsx") && !file.includes("_layout"),
  );

  it.each(pages.map((page) => [page.pattern, page] as const))(
    "%s asks as often for nine debts as for two",
    async (pattern, page) => {
      const route = await page.load();
      if (!route.loader) return;
      const asked = async ({ browser }: { browser: TestBrowser }) => {
        // the first look of a process plans and fills what it keeps
        const seen = await browser.open(route, pattern);
        expect([200, 302]).toContain(seen.status);
        return counted(() => browser.open(route, pattern));
      };
      const [small, large] = [await asked(few), await asked(many)];
      expect(large.length).toBeGreaterThan(0);
      expect(large.length, large.join("\n\n")).toBe(small.length);
      expect(large.length, large.join("\n\n")).toBeLessThanOrEqual(20);
    },
  );
});
