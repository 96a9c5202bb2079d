import { z } from "zod";

import { type CommandContext, defineCommand } from "~/office/commands/command/define-command";
import { accept } from "~/office/domain/outcome";
import {
  countSamples,
  lockSamples,
  type SampleAccountRow,
  saveSampleAccounts,
  saveSampleDebtors,
  saveSampleFirms,
} from "~/collections/data/sample/sample-rows.server";
import { queueLevelOf } from "~/collections/domain/account/queue-level";
import { type SampleAccount, sampleSet } from "~/collections/domain/sample/sample-set";

export const sampleInput = z.object({ desk: z.enum(["collections"]) });

const DAY = 86_400_000;

/**
 * A desk's sample set, whole or not at all: clients, debtors, accounts with their opening balances, collectors without
 * a login or a seat. A firm that has one keeps it. Nothing is posted to the books.
 */
export const loadSampleData = defineCommand(
  { name: "sample.load", permission: "sample:load", input: sampleInput },
  async (context, { desk }) => {
    const { db, tenant, today, actor } = context;
    await lockSamples(db);
    const there = await countSamples(db);
    if (there.accounts > 0) return accept({ ...there, loaded: false });
    const set = sampleSet(today, tenant.currency);
    const { country, currency } = tenant;
    const frame = {
      country,
      currency,
      today,
      by: { kind: actor.kind, id: actor.id },
      newId: () => context.newId(),
    };
    const { clients, collectors } = await saveSampleFirms(db, set, frame);
    const debtors = await saveSampleDebtors(db, set.debtors, frame);
    const accounts = set.accounts.map((account) => {
      const client = clients[account.client]!;
      return {
        ...account,
        ...client,
        placedOn: set.clients[account.client]!.placedOn,
        id: context.newId(),
        customerId: debtors[account.debtor] ?? "",
        debtorName: set.debtors[account.debtor]?.fullName ?? "",
        collectorId: account.collector === null ? null : (collectors[account.collector] ?? null),
        ...timesOf(account, context.now),
      };
    });
    const told = accounts.map((account) => ({ ...account, eventId: tell(context, account) }));
    await saveSampleAccounts(db, told, frame);
    const counts = { accounts: told.length, collectors: collectors.length };
    context.emit("sample.loaded", { type: "tenant", id: tenant.id }, { after: { desk, ...counts } });
    return accept({ ...counts, loaded: true });
  },
);

type Times = Pick<SampleAccountRow, "queueLevel" | "lastAttemptAt" | "lastContactAt" | "nextActionAt">;

function timesOf(account: SampleAccount, now: Date): Times {
  const away = (days: number | null) => (days === null ? null : new Date(now.getTime() + days * DAY));
  const nextActionAt = away(account.nextIn);
  const balance = account.principal;
  const { status, triedAgo, spokeAgo } = account;
  const attempted = triedAgo !== null;
  return {
    lastAttemptAt: away(attempted ? -triedAgo : null),
    lastContactAt: away(spokeAgo === null ? null : -spokeAgo),
    nextActionAt,
    queueLevel: queueLevelOf({ status, balance, paymentCameBack: false, attempted, nextActionAt, now }),
  };
}

/** How it came, for its timeline; answers the event that placed it. */
function tell(context: CommandContext, account: Omit<SampleAccountRow, "eventId">): string {
  const subject = { type: "account", id: account.id };
  const { externalRef, principal, interest, fees, placedOn, collectorId } = account;
  const original = principal + interest + fees;
  const eventId = context.emit("account.placed", subject, {
    after: { external_ref: externalRef, original_amount: original, sample: true },
    effectiveDate: placedOn,
    desk: "collections",
  });
  if (collectorId)
    context.emit("account.assigned", subject, {
      after: { assigned_to: collectorId, strategy: "sample" },
      desk: "collections",
    });
  if (account.triedAgo !== null) {
    const result = account.spokeAgo === null ? "no_answer" : "right_party";
    context.emit("contact.logged", subject, { after: { result, sample: true }, desk: "collections" });
  }
  return eventId;
}
