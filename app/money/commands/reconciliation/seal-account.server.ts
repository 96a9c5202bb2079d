import { randomBytes } from "node:crypto";

import type { CommandContext } from "~/office/commands/command/define-command";
import type { CivilDate } from "~/office/domain/calendar-date";
import { canonicalJson, CHAIN_START, chainHash } from "~/office/domain/event/event-chain.server";
import type { SealedAccount } from "~/money/data/reconciliation/bank-side.server";
import { listLiveBreaks, saveBreakState, saveFoundBreaks } from "~/money/data/reconciliation/breaks.server";
import { type Known, knownNow } from "~/money/data/reconciliation/known.server";
import { type ReconciledDay, reconciledDay } from "~/money/data/reconciliation/reconciled-day.server";
import {
  findEventHead,
  findLastSeal,
  listLateDays,
  listUnsealedDays,
  lockSeals,
  saveSeal,
  type SealContent,
  type StoredSeal,
} from "~/money/data/reconciliation/seals.server";
import { nextBusinessDay } from "~/money/domain/reconciliation/business-day";
import { differencesOf, type SealDifference } from "~/money/domain/reconciliation/seal-figures.server";

/** Days sealed in one transaction when many statements come at once. */
const DAYS_AT_ONCE = 31;

export interface SealedDays {
  sealed: number;
  supplements: number;
  /** days with a difference that has no name: they stay open */
  refused: CivilDate[];
  breaks: number;
  /** the closing date's statement has not arrived */
  unsealed: number;
}

/**
 * Seals every closed date of a bank account whose statement is here, and gives a sealed date that later news counts for
 * its next version. `closing` is the date whose close is running. Breaks are brought up to the newest day looked at.
 */
export async function sealAccount(
  context: CommandContext,
  account: SealedAccount,
  closing: CivilDate | null,
): Promise<SealedDays> {
  const { db } = context;
  await lockSeals(db, account.id);
  const known = await knownNow(db);
  const newest = await findLastSeal(db, account.id);
  const days = await listUnsealedDays(db, account.id, closing, DAYS_AT_ONCE);
  const late = newest ? await listLateDays(db, account.id, newest) : [];
  const done: SealedDays = { sealed: 0, supplements: 0, refused: [], breaks: 0, unsealed: 0 };
  for (const day of late) if (await supplement(context, account, day, known)) done.supplements += 1;
  let looked: { day: CivilDate; found: ReconciledDay } | null = null;
  for (const day of days) {
    const nonceKey = randomBytes(32);
    const found = await reconciledDay(db, account, day, known, nonceKey);
    looked = { day, found };
    if (found.result.unnamed !== 0n) done.refused.push(day);
    else await save(context, account, { day, version: 1, known, nonceKey, found, differences: [] });
    if (found.result.unnamed === 0n) done.sealed += 1;
  }
  if (closing && looked?.day !== closing) {
    looked = { day: closing, found: await reconciledDay(db, account, closing, known, randomBytes(32)) };
    done.unsealed = looked.found.result.a === null ? 1 : 0;
  }
  if (looked) done.breaks = await bringBreaks(context, account, looked);
  return done;
}

/** Version n+1 of a sealed date, with what differs; false when the news changed nothing the seal says. */
async function supplement(
  context: CommandContext,
  account: SealedAccount,
  day: CivilDate,
  known: Known,
): Promise<boolean> {
  const last = await findLastSeal(context.db, account.id, day);
  if (!last) return false;
  // the same nonces, so that an equal root means equal balances
  const { nonceKey } = last;
  const found = await reconciledDay(context.db, account, day, known, nonceKey);
  const differences = differencesOf(last.content.figures, found.figures);
  if (differences.length === 0) return false;
  const version = last.sealVersion + 1;
  await save(context, account, { day, version, known, nonceKey, found, differences });
  const rows = differences.map(({ field, before, after }) => ({ field, before, after }));
  const amount = found.result.b - BigInt(last.content.figures.b);
  const seal = { day, dueOn: nextBusinessDay(context.today), resolved: true };
  const late = { type: "BK7" as const, key: `version:${version}`, amount, rows };
  await saveFoundBreaks(context.db, account, [late], seal);
  return true;
}

interface NewSeal {
  day: CivilDate;
  version: number;
  known: Known;
  nonceKey: Buffer;
  found: ReconciledDay;
  differences: SealDifference[];
}

async function save(context: CommandContext, account: SealedAccount, seal: NewSeal): Promise<void> {
  const { db, tenant, actor } = context;
  const head: StoredSeal | null = await findLastSeal(db, account.id);
  const previousHash = head?.hash ?? CHAIN_START;
  const sealNo = (head?.sealNo ?? 0) + 1;
  const { day, version, known, nonceKey, found, differences } = seal;
  const content: SealContent = {
    tenant: tenant.id,
    bank_account: account.id,
    business_date: day,
    version,
    number: sealNo,
    currency: account.currency,
    known: { snapshot: known.snapshot, at: known.at.toISOString(), event_seq: await findEventHead(db) },
    sealed_by: actor.id ? `${actor.kind}:${actor.id}` : actor.kind,
    figures: found.figures,
    differences,
  };
  const hash = chainHash(previousHash, canonicalJson(content));
  const id = context.newId();
  const by = { kind: actor.kind, id: actor.id };
  const place = { id, bankAccountId: account.id, day, sealVersion: version, sealNo };
  await saveSeal(db, { ...place, content, previousHash, hash, nonceKey, by });
  context.emit(
    version === 1 ? "seal.created" : "seal.supplemented",
    { type: "seal", id },
    {
      after: {
        day,
        version,
        hash: hash.toString("hex"),
        a: found.figures.a,
        b: found.figures.b,
        c: found.figures.c,
      },
      related: [{ type: "bank_account", id: account.id }],
      category: "system",
    },
  );
}

/** What was found stands as rows; what is gone is resolved, unless it could not be looked for or a person left it. */
async function bringBreaks(
  context: CommandContext,
  account: SealedAccount,
  { day, found: { result } }: { day: CivilDate; found: ReconciledDay },
): Promise<number> {
  const live = await listLiveBreaks(context.db, account.id);
  await saveFoundBreaks(context.db, account, result.breaks, { day, dueOn: nextBusinessDay(context.today) });
  const keys = new Set(result.breaks.map(({ type, key }) => `${type} ${key}`));
  const known = new Set(live.map(({ type, key }) => `${type} ${key}`));
  for (const one of live) {
    const unseen = result.a === null && (one.type === "BK1" || one.type === "BK2");
    if (keys.has(`${one.type} ${one.key}`) || unseen || one.key.startsWith("statement:")) continue;
    await saveBreakState(context.db, one.id, { state: "resolved", causeCode: "gone" });
    const subject = { type: "reconciliation_break", id: one.id };
    context.emit("reconciliation_break.resolved", subject, { after: { cause: "gone" }, category: "system" });
  }
  for (const { type, key, amount } of result.breaks.filter((one) => !known.has(`${one.type} ${one.key}`)))
    context.emit(
      "reconciliation_break.opened",
      { type: "bank_account", id: account.id },
      { after: { type, key, amount, day }, category: "system" },
    );
  return result.breaks.length;
}
