import fc from "fast-check";
import { describe, expect, test } from "vitest";

import { checkDraft, type Draft, type DraftFacts } from "./check-draft";
import type { Mandate } from "./mandate";
import { cycleOf, MANDATE_FREQUENCIES, nextCycle } from "./mandate-cycle";
import { listNoticesDue, type PreDebitNotice } from "./pre-debit-notice";
import { planUpiExecution } from "./upi-window";

const MANDATE: Mandate = {
  rail: "ach",
  state: "active",
  hold: null,
  reference: "M-1",
  maxAmount: { minor: 10_000n, currency: "USD" },
  limitPerCycle: null,
  frequency: "monthly",
  startsOn: "2026-01-31",
  endsOn: "2027-01-31",
  preNoticeDays: 10,
};
const DRAFT: Draft = { amount: { minor: 10_000n, currency: "USD" }, presentOn: "2026-05-20" };
const notice = (sentOn: string, more: Partial<PreDebitNotice> = {}): PreDebitNotice => ({
  sentOn,
  sentAt: new Date(`${sentOn}T15:00:00Z`),
  debitOn: "2026-05-20",
  amount: 10_000n,
  optedOut: false,
  ...more,
});
const FACTS: DraftFacts = {
  today: "2026-05-20",
  signedAmount: 20_000n,
  drawnInCycle: [],
  notices: [notice("2026-05-10")],
  stopFlag: false,
};
const refusal = (code: string, ...reasons: string[]) => ({ ok: false, refusal: { code, reasons } });

test("a draft within everything that was agreed may go", () => {
  expect(checkDraft(MANDATE, DRAFT, FACTS)).toEqual({
    ok: true,
    value: { cycleOn: "2026-04-30", attempt: 0 },
  });
});

test("▸ 7.d 10,001 on a mandate of 10,000", () => {
  const draft = { ...DRAFT, amount: { minor: 10_001n, currency: "USD" } };
  const facts = { ...FACTS, notices: [notice("2026-05-10", { amount: 10_001n })] };
  expect(checkDraft(MANDATE, draft, facts)).toMatchObject(refusal("MANDATE_LIMIT", "above_maximum"));
});

describe("limits", () => {
  test.each<[string, Partial<Mandate>, Partial<DraftFacts>, string]>([
    ["more than was signed for the day", {}, { signedAmount: 9_999n }, "above_signed_schedule"],
    ["a day nothing was signed for", {}, { signedAmount: null }, "above_signed_schedule"],
    ["a cycle drawn on already", {}, { drawnInCycle: [1n] }, "cycle_used"],
    ["more than a cycle bears", { limitPerCycle: 15_000n }, { drawnInCycle: [5_001n] }, "above_cycle_limit"],
  ])("%s", (_, mandate, facts, reason) => {
    const outcome = checkDraft({ ...MANDATE, ...mandate }, DRAFT, { ...FACTS, ...facts });
    expect(outcome).toMatchObject(refusal("MANDATE_LIMIT", reason));
  });

  test("a cycle with a limit may be drawn on again up to it", () => {
    const mandate = { ...MANDATE, limitPerCycle: 15_000n };
    expect(checkDraft(mandate, DRAFT, { ...FACTS, drawnInCycle: [5_000n] }).ok).toBe(true);
  });

  test("another currency is no matter of limits", () => {
    const draft = { ...DRAFT, amount: { minor: 1n, currency: "INR" } };
    expect(checkDraft(MANDATE, draft, FACTS)).toMatchObject(refusal("CURRENCY_MIX"));
  });
});

describe("a mandate that is not in force", () => {
  test.each([
    "draft",
    "sent",
    "awaiting_bank",
    "paused",
    "failed",
    "expired",
    "revoked",
    "cancelled",
    "replaced",
  ] as const)("%s", (state) => {
    const outcome = checkDraft({ ...MANDATE, state }, DRAFT, FACTS);
    expect(outcome).toMatchObject(refusal("MANDATE_INACTIVE", `mandate_${state}`));
  });

  test.each<[string, Partial<Mandate>, Partial<DraftFacts>]>([
    ["not_started", { startsOn: "2026-05-21" }, {}],
    ["ended", { endsOn: "2026-05-19" }, {}],
    ["stop_flag", {}, { stopFlag: true }],
    ["day_is_past", {}, { today: "2026-05-21" }],
  ])("%s", (reason, mandate, facts) => {
    const outcome = checkDraft({ ...MANDATE, ...mandate }, DRAFT, { ...FACTS, ...facts });
    expect(outcome).toMatchObject(refusal("MANDATE_INACTIVE", reason));
  });
});

describe("the notice before a debit", () => {
  test.each<[string, PreDebitNotice[], boolean]>([
    ["ten days before", [notice("2026-05-10")], true],
    ["nine days before", [notice("2026-05-11")], false],
    ["of another amount", [notice("2026-05-10", { amount: 9_000n })], false],
    ["of another day", [notice("2026-05-10", { debitOn: "2026-05-21" })], false],
    ["none", [], false],
  ])("%s", (_, notices, ok) => {
    const outcome = checkDraft(MANDATE, DRAFT, { ...FACTS, notices });
    expect(outcome).toMatchObject(ok ? { ok } : refusal("NOTICE_MISSING", "not_noticed_in_time"));
  });

  test("in India it is 24 hours to the minute", () => {
    const mandate: Mandate = { ...MANDATE, rail: "upi_autopay", preNoticeDays: 1 };
    const notices = [notice("2026-05-19", { sentAt: new Date("2026-05-19T04:30:00Z") })];
    const at = (presentAt: string) =>
      checkDraft(mandate, { ...DRAFT, presentAt: new Date(presentAt) }, { ...FACTS, notices });
    expect(at("2026-05-20T04:29:00Z")).toMatchObject(refusal("NOTICE_MISSING", "not_noticed_in_time"));
    expect(at("2026-05-20T04:30:00Z").ok).toBe(true);
  });

  test("a customer who opted out of this debit is not drawn on", () => {
    const notices = [notice("2026-05-10", { optedOut: true })];
    expect(checkDraft(MANDATE, DRAFT, { ...FACTS, notices })).toMatchObject(
      refusal("NOTICE_MISSING", "opted_out"),
    );
  });

  test("a mandate that asks for none needs none", () => {
    expect(checkDraft({ ...MANDATE, preNoticeDays: 0 }, DRAFT, { ...FACTS, notices: [] }).ok).toBe(true);
  });

  test("notices fall due before their drafts; one that is too late says so", () => {
    const drafts = ["2026-06-01", "2026-05-30", "2026-05-29", "2026-05-28"].map((presentOn) => ({
      presentOn,
      noticed: presentOn === "2026-05-28",
    }));
    const due = listNoticesDue(drafts, 10, "2026-05-20");
    expect(due.map(({ draft, dueOn, late }) => [draft.presentOn, dueOn, late])).toEqual([
      ["2026-05-29", "2026-05-19", true],
      ["2026-05-30", "2026-05-20", false],
    ]);
  });
});

describe("a draft that tries again", () => {
  const again = (code: string, at?: Date): Draft => ({
    ...DRAFT,
    presentAt: at,
    retryOf: {
      code,
      history: {
        rail: "ach",
        presentations: [
          { on: "2026-05-01", amount: 10_000n, again: "first", code, returnedOn: "2026-05-03" },
        ],
      },
      choice: {},
    },
  });

  test("is counted, and may leave on the day it was planned for", () => {
    expect(checkDraft(MANDATE, again("R01"), FACTS)).toMatchObject({ value: { attempt: 1 } });
  });

  test("▸ 7.a is refused for good after R07, even on another mandate that is in force", () => {
    expect(checkDraft(MANDATE, again("R07"), FACTS)).toMatchObject(refusal("RETRY_FORBIDDEN", "never"));
  });

  test("does not change rails", () => {
    const mandate: Mandate = { ...MANDATE, rail: "card" };
    expect(checkDraft(mandate, again("R01"), FACTS)).toMatchObject(refusal("RETRY_FORBIDDEN", "other_rail"));
  });

  test("leaves a card alone for an hour", () => {
    const mandate: Mandate = { ...MANDATE, rail: "card", preNoticeDays: 0 };
    const at = (time: string) => {
      const presentAt = new Date(`2026-05-20T${time}Z`);
      const first = { on: "2026-05-20", at: new Date("2026-05-20T10:00:00Z"), amount: 10_000n };
      const declined = { ...first, again: "first", code: "insufficient_funds", returnedOn: null } as const;
      const history = { rail: "card", presentations: [declined] } as const;
      const retryOf = { code: "insufficient_funds", history, choice: {} };
      return checkDraft(mandate, { ...DRAFT, presentAt, retryOf }, FACTS);
    };
    expect(at("10:59:59")).toMatchObject(refusal("RETRY_FORBIDDEN", "too_soon"));
    expect(at("11:00:00").ok).toBe(true);
  });
});

test("every reason is named, the gravest first", () => {
  const facts = { ...FACTS, stopFlag: true, drawnInCycle: [1n], notices: [] };
  expect(checkDraft({ ...MANDATE, state: "paused" }, DRAFT, facts)).toMatchObject(
    refusal("MANDATE_INACTIVE", "mandate_paused", "stop_flag", "cycle_used", "not_noticed_in_time"),
  );
});

describe("cycles", () => {
  const rhythm = { frequency: "monthly", startsOn: "2026-01-31" } as const;

  test("the 31st comes back after a short month", () => {
    expect(cycleOf(rhythm, "2026-02-27")).toBe("2026-01-31");
    expect(cycleOf(rhythm, "2026-02-28")).toBe("2026-02-28");
    expect(nextCycle(rhythm, "2026-02-28")).toBe("2026-03-31");
    expect(cycleOf(rhythm, "2026-01-30")).toBeNull();
  });

  test("a day belongs to exactly one cycle", () => {
    const day = fc
      .date({ min: new Date("2026-01-31"), max: new Date("2031-12-31"), noInvalidDate: true })
      .map((date) => date.toISOString().slice(0, 10));
    const frequency = fc.constantFrom(...MANDATE_FREQUENCIES.filter((name) => name !== "once"));
    fc.assert(
      fc.property(frequency, day, (name, on) => {
        const own = { frequency: name, startsOn: "2026-01-31" };
        const [start, next] = [cycleOf(own, on)!, nextCycle(own, on)!];
        expect(start <= on && on < next).toBe(true);
        expect(cycleOf(own, start)).toBe(start);
        expect(cycleOf(own, next)).toBe(next);
      }),
    );
  });
});

test.each([
  [0, "09:59", "09:59"],
  [1, "11:00", "13:00"],
  [2, "16:59", "16:59"],
  [3, "20:00", "21:30"],
  [3, "22:15", "22:15"],
])("UPI execution %i wished for at %s runs at %s", (made, wished, runs) => {
  const minute = (text: string) => Number(text.slice(0, 2)) * 60 + Number(text.slice(3));
  expect(planUpiExecution(made, minute(wished))).toEqual({ ok: true, value: minute(runs) });
});

test("a fifth UPI execution is refused", () => {
  expect(planUpiExecution(4, 0)).toMatchObject(refusal("RETRY_FORBIDDEN", "attempts_used"));
});
