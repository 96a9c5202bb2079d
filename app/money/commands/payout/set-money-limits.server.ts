import { z } from "zod";

import { defineCommand } from "~/office/commands/command/define-command";
import { accept, type Outcome, refuseField } from "~/office/domain/outcome";
import { findMoneyLimits, saveMoneyLimits } from "~/money/data/payout/money-limits.server";
import { parseAmount } from "~/money/domain/amount/money";

const typed = z.string().trim().max(30);
const input = z.object({ payout: typed, unmatch: typed });

/** What one person may let go or take back; an empty field is no limit. */
export const setMoneyLimits = defineCommand(
  { name: "money_limits.set", permission: "setting:update", input },
  async (context, form) => {
    const payout = readLimit(form.payout, context.tenant.currency);
    if (!payout.ok) return refuseField("payout", payout.refusal.code);
    const unmatch = readLimit(form.unmatch, context.tenant.currency);
    if (!unmatch.ok) return refuseField("unmatch", unmatch.refusal.code);
    const before = await findMoneyLimits(context.db, context.today);
    const limits = { payout: payout.value, unmatch: unmatch.value };
    const by = { kind: context.actor.kind, id: context.actor.id };
    await saveMoneyLimits(context.db, limits, { from: context.today, by });
    context.emit(
      "money_limits.set",
      { type: "tenant", id: context.tenant.id },
      { before: { ...before }, after: limits },
    );
    return accept({});
  },
);

function readLimit(text: string, currency: string): Outcome<bigint | null> {
  if (text === "") return accept(null);
  const parsed = parseAmount(text, currency, { grouped: true });
  return parsed.ok ? accept(parsed.value.minor) : parsed;
}
