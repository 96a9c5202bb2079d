import { z } from "zod";

import { personFinders } from "~/office/commands/command/person-finders.server";
import { type CommandContext, defineCommand } from "~/office/commands/command/define-command";
import { lockHolds, saveNewHold } from "~/office/data/hold/legal-holds.server";
import { addMonths } from "~/office/domain/calendar-date";
import { checkHoldDays, HOLD_SCOPES } from "~/office/domain/hold/legal-hold";
import { accept, type Outcome, refuse } from "~/office/domain/outcome";
import { findPerson } from "~/people/data/customer/kept-people.server";

const day = z.iso.date("DATE_FORMAT").nullable().default(null);

const input = z.object({
  scope: z.enum(HOLD_SCOPES),
  /** the account held, or one of the person's */
  accountId: z.uuid().nullable().default(null),
  /** the person, where no account names them */
  customerId: z.uuid().nullable().default(null),
  fromOn: day,
  toOn: day,
  reason: z.string("REQUIRED").trim().min(3, "REQUIRED").max(500, "TOO_LONG"),
  reviewOn: z.iso.date("DATE_FORMAT"),
});

/**
 * From now on nothing that the hold covers is purged or erased, whatever its term. Refusals: HOLD_SUBJECT where there
 * is no such account or person, and those of the days.
 */
export const placeHold = defineCommand(
  { name: "legal_hold.place", permission: "legal_hold:place", input },
  async (context, wish) => {
    const days = checkHoldDays(wish, context.today, (months) => addMonths(context.today, months));
    if (!days.ok) return days;
    const held = await subjectOf(context, wish);
    if (!held.ok) return held;
    await lockHolds(context.db);
    const id = context.newId();
    const by = { kind: context.actor.kind, id: context.actor.id };
    const { scope, reason, reviewOn } = wish;
    const subjectId = held.value?.id ?? null;
    await saveNewHold(context.db, { id, scope, subjectId, ...days.value, reason, reviewOn, by });
    const after = { scope, from_on: days.value.fromOn, to_on: days.value.toOn, review_on: reviewOn };
    const related = held.value ? [held.value] : [];
    context.emit("legal_hold.placed", { type: "legal_hold", id }, { after, reason, related });
    return accept({ holdId: id });
  },
);

type Wish = z.output<typeof input>;

/** What the hold is on; null for the whole firm and for days. */
async function subjectOf(
  context: CommandContext,
  { scope, accountId, customerId }: Wish,
): Promise<Outcome<{ type: string; id: string } | null>> {
  if (scope === "tenant" || scope === "period") return accept(null);
  const unknown = refuse("HOLD_SUBJECT", { fields: { reference: "HOLD_SUBJECT" } });
  const finder = personFinders(context.receivers)["account"];
  const owner = accountId ? (await finder?.find(context.db, [accountId]))?.get(accountId) : undefined;
  if (accountId && !owner) return unknown;
  if (scope === "account") return accountId ? accept({ type: "account", id: accountId }) : unknown;
  const id = owner ?? customerId;
  return id && (await findPerson(context.db, id)) ? accept({ type: "customer", id }) : unknown;
}
