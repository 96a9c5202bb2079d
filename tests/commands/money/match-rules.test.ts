import { afterAll, beforeAll, describe, expect, it } from "vitest";

import { confirmByRule } from "~/money/commands/match/confirm-by-rule.server";
import { openBankAccount } from "~/money/commands/bank/open-bank-account.server";
import { draftMatchRule } from "~/money/commands/match-rule/draft-match-rule.server";
import { proposeRuleActivation } from "~/money/commands/match-rule/propose-rule-activation.server";
import { retireMatchRule } from "~/money/commands/match-rule/retire-match-rule.server";
import { recordDebtorPayment } from "~/collections/commands/payment/record-debtor-payment.server";
import { ruleDryRun } from "~/collections/queries/payment/rule-dry-run.server";
import { ruleList } from "~/money/queries/match-rule/rule-list.server";
import { rulePage } from "~/money/queries/match-rule/rule-page.server";

import { type Firm, openFirm, yes } from "../../support/firm";
import { ownerRows } from "../../support/owner-rows";
import { cashForm, nextKey, read, settle } from "../../support/paying";
import { decide, lineOf } from "../../support/payout/payouts";
import { placeDebt } from "../../support/placed";
import { bankAccountOf, suspenseFaults, table, takeIn } from "../../support/statements";
import { openWorld, type World } from "../../support/world";

let world: World;
beforeAll(async () => {
  world = await openWorld();
});
afterAll(() => world.close());

const ruleForm = (firm: Firm, more: object = {}) => ({
  name: "Transfers that staff announced",
  priority: 10,
  side: "C",
  conditions: [{ field: "narrative", operator: "contains", value: "NEFT" }],
  strategy: "one_one",
  targetType: "payment",
  autoConfirm: true,
  validFrom: firm.tenant.businessDate,
  ...more,
});

async function draft(firm: Firm, more: object = {}): Promise<string> {
  return yes(await firm.admin.change(draftMatchRule, ruleForm(firm, more))).ruleId;
}

async function inForce(firm: Firm, more: object = {}): Promise<string> {
  const ruleId = await draft(firm, more);
  yes(await firm.admin.change(proposeRuleActivation, { ruleId, reason: "It is always so" }));
  yes(await decide(world, firm.manager, ruleId));
  return ruleId;
}

/** A transfer of 10.00 that staff recorded. */
async function announced(firm: Firm, reference: string): Promise<string> {
  const account = await placeDebt(world, firm);
  const form = { ...cashForm(firm, account), method: "bank_transfer", reference };
  return yes(await firm.admin.change(recordDebtorPayment, form, nextKey())).paymentId;
}

async function credit(firm: Firm, text: string) {
  const bankAccountId = await bankAccountOf(world, firm, "trust");
  await takeIn(world, firm, table([[firm.tenant.businessDate, text, "10.00"]]), { bankAccountId });
  return lineOf(world, firm, text);
}

/** How many rows each table that matching writes has. */
async function footprint(firm: Firm) {
  const tables = ["match", "match_part", "match_rule", "match_signature", "event", "journal_entry", "payment", "approval_request"];
  const counts = tables.map((name) => `(SELECT count(*) FROM ${name} WHERE tenant_id = $1) AS ${name}`);
  const lines = "(SELECT md5(string_agg(l::text, '|' ORDER BY id)) FROM statement_line l WHERE tenant_id = $1) AS lines";
  return ownerRows(world, `SELECT ${[...counts, lines].join(", ")}`, [firm.tenant.id]);
} // prettier-ignore

describe("a matching rule", () => {
  it("does nothing before a second person agrees, then confirms without one and learns nothing from it", async () => {
    const firm = await openFirm(world);
    const paymentId = await announced(firm, "N123456789012345");
    const ruleId = await draft(firm);
    expect((await credit(firm, "NEFT N123456789012345 FOSTER")).state).toBe("proposed");
    yes(await firm.admin.change(proposeRuleActivation, { ruleId, reason: "It is always so" }));
    expect(await decide(world, firm.admin, ruleId)).toMatchObject({ refusal: { code: "MAKER_IS_CHECKER" } });
    yes(await decide(world, firm.manager, ruleId));
    await settle(world);
    expect((await lineOf(world, firm, "NEFT N123456789012345 FOSTER")).state).toBe("matched");
    expect(await read(firm, paymentId)).toMatchObject({ state: "cleared" });
    const [match] = await ownerRows(
      world,
      "SELECT rule_id, confirmed_by_kind, score FROM match WHERE tenant_id = $1 AND state = 'confirmed'",
      [firm.tenant.id],
    );
    expect(match).toMatchObject({ rule_id: ruleId, confirmed_by_kind: "system" });
    expect(
      await ownerRows(world, "SELECT id FROM match_signature WHERE tenant_id = $1", [firm.tenant.id]),
    ).toEqual([]);
    expect(await suspenseFaults(world, firm)).toEqual([]);
    expect(await firm.admin.read(ruleList, { all: false })).toMatchObject([{ id: ruleId, confirmed: 1 }]);
  });

  it("10.a three members owe the same: three rivals, and no rule chooses among them", async () => {
    const firm = await openFirm(world);
    await inForce(firm, { conditions: [{ field: "amount", operator: "equals", value: "10.00" }] });
    for (const member of [1, 2, 3]) await announced(firm, `N12345678901234${member}`);
    const line = await credit(firm, "CASH");
    expect(line.state).toBe("unmatched");
    expect(yes(await firm.system.change(confirmByRule, { lineId: line.id }))).toEqual({ confirmed: false });
  });

  it("two lines for one payment: one is confirmed, the other waits for a person", async () => {
    const firm = await openFirm(world);
    await inForce(firm);
    await announced(firm, "N999956789012345");
    const bankAccountId = await bankAccountOf(world, firm, "trust");
    const day = firm.tenant.businessDate;
    await takeIn(world, firm, table([[day, "NEFT N999956789012345 A", "10.00"], [day, "NEFT N999956789012345 B", "10.00"]]), {
      bankAccountId,
    }); // prettier-ignore
    const states = [
      (await lineOf(world, firm, "NEFT N999956789012345 A")).state,
      (await lineOf(world, firm, "NEFT N999956789012345 B")).state,
    ];
    expect(states.filter((state) => state === "matched")).toHaveLength(1);
    expect(await suspenseFaults(world, firm)).toEqual([]);
  });

  it("both ends of an own transfer under one reference are confirmed together", async () => {
    const firm = await openFirm(world);
    const terms = { conditions: [{ field: "channel", operator: "equals", value: "neft" }] };
    await inForce(firm, { ...terms, side: "D", targetType: "twin", strategy: "internal" });
    const source = await bankAccountOf(world, firm);
    const { bankAccountId } = yes(
      await firm.admin.change(openBankAccount, { name: "Second", kind: "operating", bank: "", number: "", openingBalance: "", openingOn: "" }),
    ); // prettier-ignore
    const day = firm.tenant.businessDate;
    const text = "NEFT SBIN012345678901";
    await takeIn(world, firm, table([[day, text, "10.00"]]), { bankAccountId });
    await takeIn(world, firm, table([[day, `${text} OUT`, "-10.00"]]), { bankAccountId: source });
    expect((await lineOf(world, firm, text)).state).toBe("matched");
    expect((await lineOf(world, firm, `${text} OUT`)).state).toBe("matched");
    expect(await suspenseFaults(world, firm)).toEqual([]);
  });

  it("10.d a dry run counts the last ninety days and writes nothing", async () => {
    const firm = await openFirm(world);
    await announced(firm, "N123456789012345");
    await credit(firm, "NEFT N123456789012345 FOSTER");
    await credit(firm, "NEFT SOMEBODY ELSE");
    await credit(firm, "CASH");
    const ruleId = await draft(firm);
    const rule = await firm.admin.read(rulePage, { ruleId });
    const before = await footprint(firm);
    const run = await firm.admin.read(ruleDryRun, { rule: rule! });
    expect(await footprint(firm)).toEqual(before);
    expect(run).toMatchObject({ lines: 3, applies: 2, confirm: 1, agreed: 0, capped: false });
    yes(await firm.admin.change(proposeRuleActivation, { ruleId, reason: "It is always so" }));
    yes(await decide(world, firm.manager, ruleId));
    await settle(world);
    expect(await firm.admin.read(ruleDryRun, { rule: rule! })).toMatchObject({ agreed: 1, confirm: 0 });
  });

  it("its next version takes its place, and a retired one says nothing any more", async () => {
    const firm = await openFirm(world);
    const first = await inForce(firm);
    const second = await inForce(firm, { priority: 20 });
    const rules = await firm.admin.read(ruleList, { all: true });
    expect(rules.map(({ id, ruleVersion, state }) => [id, ruleVersion, state])).toEqual([
      [first, 1, "retired"],
      [second, 2, "active"],
    ]);
    const gone = { ruleId: second, reason: "Not so any more" };
    yes(await firm.manager.change(retireMatchRule, gone));
    expect(await firm.manager.change(retireMatchRule, gone)).toMatchObject({
      refusal: { code: "ALREADY_DONE" },
    });
    await announced(firm, "N123456789012345");
    expect((await credit(firm, "NEFT N123456789012345")).state).toBe("proposed");
  });

  it.each([
    ["no condition", { conditions: [] }, { code: "RULE_EMPTY" }],
    ["a pattern that looks back", { conditions: [{ field: "narrative", operator: "regex", value: "(a)\\1" }] }, { fields: { "conditions[0].value": "PATTERN_UNREADABLE" } }],
    ["an operator its field has not", { conditions: [{ field: "amount", operator: "regex", value: "1" }] }, { fields: { "conditions[0].value": "RULE_OPERATOR" } }],
    ["nearness without a measure", { conditions: [{ field: "amount", operator: "within", value: "1.00" }] }, { fields: { "conditions[0].drift": "RULE_DRIFT" } }],
    ["money out for a debt", { side: "D", targetType: "account" }, { fields: { side: "RULE_SIDE" } }],
    ["pieces of a payout", { side: "D", targetType: "payout", strategy: "many_one" }, { fields: { strategy: "RULE_STRATEGY" } }],
  ])("%s is refused", async (_what, more, refusal) => {
    const firm = await openFirm(world);
    expect(await firm.admin.change(draftMatchRule, ruleForm(firm, more))).toMatchObject({ refusal });
  }); // prettier-ignore

  it("belongs to its firm and to those who may", async () => {
    const [firm, other] = [await openFirm(world), await openFirm(world)];
    const ruleId = await draft(firm);
    const ask = { ruleId, reason: "Not mine" };
    for (const command of [proposeRuleActivation, retireMatchRule]) {
      const foreign = await other.admin.change(command, ask);
      expect(foreign).toMatchObject({ refusal: { code: "NOT_FOUND" } });
      const viewer = await firm.viewer.change(command, ask);
      expect(viewer).toMatchObject({ refusal: { code: "FORBIDDEN" } });
    }
    expect(await other.admin.read(rulePage, { ruleId })).toBeNull();
    expect(await firm.viewer.change(draftMatchRule, ruleForm(firm))).toMatchObject({
      refusal: { code: "FORBIDDEN" },
    });
    const line = await credit(firm, "NEFT MINE");
    expect(yes(await other.system.change(confirmByRule, { lineId: line.id }))).toEqual({ confirmed: false });
  });
});
