import { z } from "zod";

import { type CommandContext, defineCommand } from "~/office/commands/command/define-command";
import { accept, type Outcome, refuse } from "~/office/domain/outcome";
import type { NewPart } from "~/money/data/match/matches.server";
import { saveSignature } from "~/money/data/match/signatures.server";
import { findLineForChange, type LineForChange } from "~/money/data/statement/statement-lines.server";
import { findLineText } from "~/money/data/match/line-text.server";
import { parseAmount } from "~/money/domain/amount/money";

import { confirmLine, type LinePart } from "./confirm-line.server";

const part = z.object({
  targetType: z.string().min(1).max(40),
  targetId: z.uuid(),
  amount: z.string().trim().min(1, "REQUIRED").max(30),
  /** a third person paid: their name, and what they are to whom it is for */
  payerName: z.string().trim().max(120).default(""),
  relation: z.string().trim().max(60).default(""),
});
const input = z.object({
  lineId: z.uuid(),
  /** as the person saw the line: two who confirm at once do not both succeed */
  version: z.coerce.number().int(),
  parts: z.array(part).min(1, "REQUIRED").max(50),
});

/**
 * A person says what a bank line is: its suspense becomes payments received, payouts paid, transfers, charges,
 * in one transaction. One line may be several pieces; together they are never more than what is left of it.
 */
export const confirmMatch = defineCommand(
  { name: "match.confirm", permission: "match:confirm", input, keyed: true },
  async (context, { lineId, version, parts }) => {
    const line = await findLineForChange(context.db, lineId);
    if (!line) return refuse("NOT_FOUND");
    if (line.state === "matched") return refuse("LINE_ALREADY_MATCHED");
    if (line.version !== version) return refuse("VERSION_CONFLICT");
    const read = readParts(parts, context.tenant.currency);
    if (!read.ok) return read;
    const made = await confirmLine(context, line, read.value);
    if (!made.ok) return made;
    await learn(context, line, made.value.matchId, made.value.parts);
    const paymentIds = made.value.parts.flatMap((one) => (one.paymentId ? [one.paymentId] : []));
    return accept({ matchId: made.value.matchId, paymentIds });
  },
);

function readParts(parts: z.infer<typeof part>[], currency: string): Outcome<LinePart[]> {
  const read: LinePart[] = [];
  for (const [index, { payerName, relation, ...one }] of parts.entries()) {
    const amount = parseAmount(one.amount, currency, { grouped: true });
    if (!amount.ok)
      return refuse("VALIDATION", { fields: { [`parts.${index}.amount`]: amount.refusal.code } });
    if (payerName && !relation)
      return refuse("VALIDATION", { fields: { [`parts.${index}.relation`]: "REQUIRED" } });
    const payer = payerName ? { name: payerName, relation } : undefined;
    read.push({ ...one, amount: amount.value.minor, payer });
  }
  return accept(read);
}

/** Payments that somebody recorded or released: a pattern of them says nothing of the next line. */
const NEVER_LEARNT = ["payment", "payout", "returned_payout"];

/** Only a whole line for one record is a pattern. */
async function learn(
  context: CommandContext,
  line: LineForChange,
  matchId: string,
  parts: NewPart[],
): Promise<void> {
  const [only] = parts;
  if (!only?.paymentId || parts.length > 1 || NEVER_LEARNT.includes(only.targetType)) return;
  const text = await findLineText(context.db, line.id);
  await saveSignature(context.db, text, { targetType: only.targetType, targetId: only.targetId, matchId });
}
