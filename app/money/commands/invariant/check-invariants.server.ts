import { z } from "zod";

import { type CommandContext, defineCommand } from "~/office/commands/command/define-command";
import { saveNotification } from "~/office/data/notification/notifications.server";
import { accept } from "~/office/domain/outcome";
import { listHolderMailboxes } from "~/people/data/staff/permission-holders.server";
import {
  listOpenFreezes,
  lockInvariants,
  saveFreezeRows,
  saveNewFreezes,
  type StoredFreeze,
} from "~/money/data/invariant/freezes.server";
import { findLastRun } from "~/money/data/invariant/invariant-runs.server";
import { type Finding, freezesOf, keyOf } from "~/money/domain/invariant/invariant";
import { standingInvariant } from "~/money/domain/invariant/standing-invariants.table";

import { checkEverywhere } from "./invariant-checker";

const input = z.strictObject({ trigger: z.enum(["nightly", "asked"]) });

/** Rows the log keeps of each failing check. */
const SAMPLE = 5;

/**
 * Runs every standing invariant of every context (spec 05 §16). A failing one opens a freeze per scope and
 * tells who must know, once until it is lifted. The nightly run is done once per business date. Nothing is
 * written before all checks are done, so the sealer never waits for them.
 */
export const checkInvariants = defineCommand(
  { name: "invariants.check", permission: "invariant:work", input },
  async (context, { trigger }) => {
    await lockInvariants(context.db);
    const last = await findLastRun(context.db);
    if (trigger === "nightly" && last?.trigger === trigger && last.businessDate === context.today)
      return accept({ ran: false, failed: [] });
    const findings = await checkEverywhere(context, null);
    const known = last?.results.filter(({ found }) => found > 0).map(({ code }) => code) ?? [];
    const fresh = await freeze(context, findings, known);
    for (const code of fresh) await tell(context, code);
    const results = findings.map(({ code, offenders }) => ({
      code,
      found: offenders.length,
      sample: offenders.slice(0, SAMPLE).map(({ facts }) => facts),
    }));
    const subject = { type: "tenant", id: context.tenant.id };
    context.emit("invariants.checked", subject, { after: { trigger, results }, category: "system" });
    const failed = results.filter(({ found }) => found > 0).map(({ code }) => code);
    return accept({ ran: true, failed });
  },
);

/** Brings the freezes up to what was found; answers the invariants that somebody must hear of now. */
async function freeze(context: CommandContext, findings: Finding[], known: string[]): Promise<string[]> {
  const open = new Map((await listOpenFreezes(context.db)).map((one) => [placeOf(one), one]));
  const opened: {
    id: string;
    invariant: string;
    scope: StoredFreeze["scope"];
    rows: StoredFreeze["rows"];
  }[] = [];
  const seen = new Map([...open.values()].map(({ id }) => [id, [] as StoredFreeze["rows"]]));
  const fresh: string[] = [];
  for (const finding of findings.filter(({ offenders }) => offenders.length > 0)) {
    if (standingInvariant(finding.code)?.frozen === "none") {
      if (!known.includes(finding.code))
        fresh.push(announce(context, finding.code, { type: "tenant", id: context.tenant.id }));
      continue;
    }
    for (const { scope, rows } of freezesOf(finding, context.tenant.id)) {
      const before = open.get(placeOf({ invariant: finding.code, scope }));
      if (before) seen.set(before.id, rows);
      else opened.push({ id: context.newId(), invariant: finding.code, scope, rows });
    }
  }
  await saveFreezeRows(
    context.db,
    [...seen].map(([id, rows]) => ({ id, rows })),
  );
  await saveNewFreezes(context.db, opened);
  for (const one of opened)
    fresh.push(announce(context, one.invariant, { type: "payout_freeze", id: one.id }, one));
  return [...new Set(fresh)];
}

function placeOf({ invariant, scope }: Pick<StoredFreeze, "invariant" | "scope">): string {
  return `${invariant} ${keyOf(scope)}`;
}

function announce(
  context: CommandContext,
  invariant: string,
  subject: { type: string; id: string },
  opened?: Pick<StoredFreeze, "scope" | "rows">,
): string {
  const after = { invariant, scope: opened?.scope ?? null, rows: opened?.rows ?? [] };
  const related = opened && opened.scope.type !== "tenant" ? [opened.scope] : [];
  context.emit("invariant.failed", subject, { after, related, category: "system" });
  return invariant;
}

/** Books that do not balance are everybody's matter who reads them; the rest concerns those who lift freezes. */
async function tell(context: CommandContext, code: string): Promise<void> {
  const critical = code === "I01" || code === "I02";
  const right = critical ? "ledger:read" : "freeze:lift";
  const holders = await listHolderMailboxes(context.db, right, context.today);
  for (const { id: recipientId, fullName, email } of holders) {
    if (code === "I09")
      context.enqueue("send-email", {
        to: email,
        letter: "alert_negative",
        params: { fullName, path: "/ledger/invariants" },
      });
    const id = context.newId();
    await saveNotification(context.db, {
      id,
      recipientId,
      type: critical ? "invariant_critical" : "invariant_failed",
      params: { code },
      link: "/ledger/invariants",
      groupKey: `invariant:${code}`,
    });
    const more = { after: { notification_id: id }, category: "system" as const };
    context.emit("notification.created", { type: "staff", id: recipientId }, more);
  }
}
