import { readFileSync } from "node:fs";
import path from "node:path";

import { afterAll, beforeAll, describe, expect, it } from "vitest";

import { applyAnswer } from "~/money/commands/ach/apply-answer.server";
import { commitAnswers } from "~/money/commands/ach/commit-answers.server";
import { judgeCorrection } from "~/money/commands/ach/judge-correction.server";
import { listAnswer } from "~/money/commands/ach/list-answer.server";
import { makeDebitFile } from "~/money/commands/ach/make-debit-file.server";
import { recordAnswers } from "~/money/commands/ach/record-answers.server";
import { startAnswerFile } from "~/money/commands/ach/start-answer-file.server";
import { takeDebitFile } from "~/money/commands/ach/take-debit-file.server";
import { confirmMatch } from "~/money/commands/match/confirm-match.server";
import { moneyInvariants } from "~/money/queries/invariant/money-invariants.server";
import { reversalPreview } from "~/money/queries/reversal/reversal-preview.server";

import { answerFile } from "../../../support/ach-answers";
import {
  answersOf,
  bankDraft,
  madeFile,
  settlesToday,
  takeAnswers,
  traceOf,
  uploadAnswers,
} from "../../../support/bank-drafts";
import { type Firm, openFirm, yes } from "../../../support/firm";
import { ownerRows } from "../../../support/owner-rows";
import { balanceOf, closing, nextKey, read } from "../../../support/paying";
import { mandateOf } from "../../../support/saving";
import { bankAccountOf, table, takeIn } from "../../../support/statements";
import { openWorld, type World } from "../../../support/world";

let world: World;
beforeAll(async () => {
  world = await openWorld();
});
afterAll(() => world.close());

/** A debit of 100.00 that the bank took and drew. */
async function drawn(firm: Firm) {
  const draft = await bankDraft(world, firm);
  const fileId = await madeFile(firm);
  await settlesToday(world, firm, fileId);
  yes(await firm.admin.change(takeDebitFile, { fileId }));
  return { ...draft, fileId, trace: await traceOf(world, draft.paymentId) };
}

async function faults(firm: Firm): Promise<string[]> {
  const found = await firm.system.read(moneyInvariants, { codes: null });
  return found.filter(({ offenders }) => offenders.length > 0).map(({ code }) => code);
}

describe("a file of returns", () => {
  it("is shown first and changes nothing; committed, the payment is taken back by the table of codes", async () => {
    const firm = await openFirm(world);
    const { account, paymentId, mandateId, trace } = await drawn(firm);
    const content = answerFile([{ trace, amount: 10_000n, code: "R02" }]);
    const { fileId } = yes(await uploadAnswers(world, firm, content));
    expect(await answersOf(world, fileId)).toMatchObject([{ kind: "return", code: "R02", state: "waiting" }]);
    expect(await balanceOf(firm, account)).toBe(20_000n);
    await takeCommitted(firm, fileId);
    expect(await answersOf(world, fileId)).toMatchObject([{ state: "applied" }]);
    expect(await read(firm, paymentId)).toMatchObject({ state: "returned" });
    expect(await balanceOf(firm, account)).toBe(30_000n);
    expect(await mandateOf(world, mandateId)).toMatchObject({ state: "paused", hold: "new_account" });
    expect(await closing(firm)).toEqual({});
    const preview = await firm.admin.read(reversalPreview, { paymentId });
    expect(preview?.impacts.map(({ kind }) => kind)).toEqual([
      "entry",
      "allocation",
      "hold",
      "receipt",
      "mandate",
    ]);
    expect(await faults(firm)).toEqual([]);
  });

  async function takeCommitted(firm: Firm, fileId: string): Promise<void> {
    yes(await firm.admin.change(commitAnswers, { fileId }));
    const { errors } = await world.drain();
    expect(errors).toEqual([]);
  }

  it("7.b after R01 the debit is planned once more, and its list of impacts names it", async () => {
    const firm = await openFirm(world);
    const { paymentId, trace } = await drawn(firm);
    await takeAnswers(world, firm, answerFile([{ trace, amount: 10_000n, code: "R01" }]));
    const again = await ownerRows<{ state: string }>(
      world,
      "SELECT state FROM payment WHERE retry_of_id = $1",
      [paymentId],
    );
    expect(again).toEqual([{ state: "created" }]);
    const preview = await firm.admin.read(reversalPreview, { paymentId });
    expect(preview?.impacts.map(({ kind }) => kind)).toContain("retry");
  });

  it("7.a after R07 nothing is planned and the mandate is revoked", async () => {
    const firm = await openFirm(world);
    const { paymentId, mandateId, trace } = await drawn(firm);
    await takeAnswers(world, firm, answerFile([{ trace, amount: 10_000n, code: "R07" }]));
    expect(await mandateOf(world, mandateId)).toMatchObject({ state: "revoked" });
    const again = await ownerRows(world, "SELECT 1 FROM payment WHERE retry_of_id = $1", [paymentId]);
    expect(again).toEqual([]);
  });

  it("the same file twice adds nothing, and the same return in another file is listed as known", async () => {
    const firm = await openFirm(world);
    const { account, trace } = await drawn(firm);
    const one = { trace, amount: 10_000n, code: "R01" };
    const fileId = await takeAnswers(world, firm, answerFile([one]));
    expect(await uploadAnswers(world, firm, answerFile([one]))).toMatchObject({
      refusal: { code: "DUPLICATE_FILE", facts: { fileId } },
    });
    const later = await takeAnswers(world, firm, answerFile([one], { modifier: "B" }));
    expect(await answersOf(world, later)).toMatchObject([{ state: "listed", reason: "RETURNED_BEFORE" }]);
    expect(await balanceOf(firm, account)).toBe(30_000n);
    const [answer] = await answersOf(world, fileId);
    expect(yes(await firm.system.change(applyAnswer, { answerId: answer?.id }))).toEqual({
      state: "applied",
    });
    expect(await balanceOf(firm, account)).toBe(30_000n);
  });

  it("a row that fits no payment, or another amount, is listed with its reason and stops no other", async () => {
    const firm = await openFirm(world);
    const { account, trace } = await drawn(firm);
    const other = await drawn(firm);
    const content = answerFile([
      { trace: "091000010999999", amount: 500n, code: "R01" },
      { trace: other.trace, amount: 9_999n, code: "R01" },
      { trace, amount: 10_000n, code: "R01" },
    ]);
    const fileId = await takeAnswers(world, firm, content);
    expect(await answersOf(world, fileId)).toMatchObject([
      { state: "listed", reason: "TRACE_UNKNOWN" },
      { state: "listed", reason: "AMOUNT_DIFFERS" },
      { state: "applied", reason: null },
    ]);
    expect(await balanceOf(firm, account)).toBe(30_000n);
    expect(await balanceOf(firm, other.account)).toBe(20_000n);
  });

  it("a return of a debit that nobody said was drawn is both drawn and returned", async () => {
    const firm = await openFirm(world);
    const { account, paymentId } = await bankDraft(world, firm);
    await madeFile(firm);
    const trace = await traceOf(world, paymentId);
    await takeAnswers(world, firm, answerFile([{ trace, amount: 10_000n, code: "R01" }]));
    expect(await read(firm, paymentId)).toMatchObject({ state: "returned" });
    expect(await balanceOf(firm, account)).toBe(30_000n);
    expect(await closing(firm)).toEqual({});
  });

  it("is taken back by the bank in one line", async () => {
    const firm = await openFirm(world);
    const { trace } = await drawn(firm);
    const fileId = await takeAnswers(world, firm, answerFile([{ trace, amount: 10_000n, code: "R01" }]));
    const bankAccountId = await bankAccountOf(world, firm, "trust");
    await takeIn(world, firm, table([[firm.tenant.businessDate, "ACH RETURNS", "-100.00"]]), {
      bankAccountId,
    });
    const [line] = await ownerRows<{ id: string; version: number }>(
      world,
      "SELECT id, version FROM statement_line WHERE tenant_id = $1",
      [firm.tenant.id],
    );
    const parts = [{ targetType: "ach_file", targetId: fileId, amount: "100.00" }];
    yes(
      await firm.admin.change(confirmMatch, { lineId: line?.id, version: line?.version, parts }, nextKey()),
    );
    // the bank's credit of the debits is still to come
    expect(await closing(firm)).toEqual({ "1020": -10_000n, "1060": 10_000n });
  });

  it("that cannot be read names the line, and nothing of it counts", async () => {
    const firm = await openFirm(world);
    const { trace } = await drawn(firm);
    const broken = answerFile([{ trace, amount: 10_000n, code: "R01" }]).replace("0000010000", "0000010001");
    const { fileId } = yes(await uploadAnswers(world, firm, broken));
    const [file] = await ownerRows<{ state: string; faults: { line: number; code: string }[] }>(
      world,
      "SELECT state, faults FROM ach_file WHERE id = $1",
      [fileId],
    );
    expect(file?.state).toBe("unreadable");
    expect(file?.faults[0]).toMatchObject({ line: 5, code: "CONTROL_DIFFERS" });
    expect(await answersOf(world, fileId)).toEqual([]);
    expect(await firm.admin.change(commitAnswers, { fileId })).toMatchObject({
      refusal: { code: "FILE_NOT_READY" },
    });
    for (const text of ["", "not a file of the bank", "\u0000".repeat(200)]) {
      const begun = yes(await uploadAnswers(world, firm, `${text}${firm.tenant.id}`));
      const [nothing] = await ownerRows<{ state: string }>(
        world,
        "SELECT state FROM ach_file WHERE id = $1",
        [begun.fileId],
      );
      expect(nothing?.state).toBe("unreadable");
    }
  });

  it.each([
    "return-WEB.ach",
    "return-PPD-custom-reason-code.ach",
    "cor-example.ach",
    "example__dishonored-return.ach",
  ])("%s of other firms is listed whole and touches nothing", async (name) => {
    const firm = await openFirm(world);
    const content = readFileSync(path.resolve("../shared/data/ach", name), "latin1");
    const { fileId } = yes(await uploadAnswers(world, firm, content));
    const answers = await answersOf(world, fileId);
    expect(answers.length).toBeGreaterThan(0);
    expect(new Set(answers.map(({ state }) => state))).toEqual(new Set(["listed"]));
    expect(await closing(firm)).toEqual({});
  });
});

describe("a notification of change", () => {
  const changed = async (firm: Firm, more: { code: string; corrected: string }) => {
    const one = await drawn(firm);
    const fileId = await takeAnswers(world, firm, answerFile([{ trace: one.trace, amount: 0n, ...more }]));
    const [answer] = await answersOf(world, fileId);
    return { ...one, answer, fileId };
  };

  it("is proposed, and put right in the mandate when a person accepts it", async () => {
    const firm = await openFirm(world);
    const { mandateId, answer, paymentId } = await changed(firm, { code: "C01", corrected: "9988776655" });
    expect(answer).toMatchObject({ state: "proposed" });
    expect(await mandateOf(world, mandateId)).toMatchObject({ account_label: "ACH •••• 6789" });
    const form = { answerId: answer?.id, decision: "accept" };
    yes(await firm.admin.change(judgeCorrection, form));
    expect(await mandateOf(world, mandateId)).toMatchObject({
      account_label: "ACH •••• 6655",
      state: "active",
    });
    expect(await firm.admin.change(judgeCorrection, form)).toMatchObject({
      refusal: { code: "ALREADY_DONE" },
    });
    expect(await read(firm, paymentId)).toMatchObject({ state: "succeeded" });
  });

  it("may be rejected, and told again in another file it is known", async () => {
    const firm = await openFirm(world);
    const { mandateId, answer, trace } = await changed(firm, { code: "C02", corrected: "091400606" });
    yes(await firm.manager.change(judgeCorrection, { answerId: answer?.id, decision: "reject" }));
    expect(await mandateOf(world, mandateId)).toMatchObject({ account_label: "ACH •••• 6789" });
    const again = answerFile([{ trace, amount: 0n, code: "C02", corrected: "091400606" }], { modifier: "C" });
    const fileId = await takeAnswers(world, firm, again);
    expect(await answersOf(world, fileId)).toMatchObject([{ state: "listed", reason: "KNOWN_BEFORE" }]);
  });

  it("that cannot be read, or is to a loan, changes nothing", async () => {
    const firm = await openFirm(world);
    const { answer } = await changed(firm, { code: "C02", corrected: "123" });
    expect(answer).toMatchObject({ state: "listed", reason: "CORRECTION_UNREADABLE" });
    const loan = await changed(firm, { code: "C05", corrected: "57" });
    expect(
      await firm.admin.change(judgeCorrection, { answerId: loan.answer?.id, decision: "accept" }),
    ).toMatchObject({ refusal: { code: "CORRECTION_NOT_DEBITABLE" } });
  });
});

it("files of the bank belong to their firm and to those who may", async () => {
  const [firm, other] = [await openFirm(world), await openFirm(world)];
  const { trace, fileId: debits } = await drawn(firm);
  const { fileId } = yes(
    await uploadAnswers(world, firm, answerFile([{ trace, amount: 10_000n, code: "R01" }])),
  );
  const [answer] = await answersOf(world, fileId);
  const answerId = answer?.id;
  const asked = [
    [commitAnswers, { fileId }],
    [recordAnswers, { fileId, reading: { faults: [], rows: [] } }],
    [applyAnswer, { answerId }],
    [listAnswer, { answerId, reason: "BY_HAND" }],
    [judgeCorrection, { answerId, decision: "accept" }],
    [takeDebitFile, { fileId: debits }],
  ] as const;
  for (const [command, form] of asked) {
    const hand = command.permission === "payment:absorb" ? other.system : other.admin;
    expect(await hand.change(command as typeof commitAnswers, form)).toMatchObject({
      refusal: { code: "NOT_FOUND" },
    });
  }
  for (const command of [makeDebitFile, takeDebitFile, startAnswerFile, commitAnswers, judgeCorrection])
    expect(await firm.viewer.change(command as typeof commitAnswers, { fileId })).toMatchObject({
      refusal: { code: "FORBIDDEN" },
    });
  // a trace of another firm names nothing here
  const theirs = yes(
    await uploadAnswers(world, other, answerFile([{ trace, amount: 10_000n, code: "R01" }])),
  );
  expect(await answersOf(world, theirs.fileId)).toMatchObject([{ reason: "TRACE_UNKNOWN" }]);
});
