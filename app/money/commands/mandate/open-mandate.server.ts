import type { CommandContext } from "~/office/commands/command/define-command";
import { accept, type Outcome, refuse, refuseField } from "~/office/domain/outcome";
import { findMandateForChange, findOpenSetup, saveNewMandate } from "~/money/data/mandate/mandates.server";
import { findTrustProcessor } from "~/money/data/payment/payments.server";
import type { Money } from "~/money/domain/amount/money";
import { termsOf } from "~/money/domain/mandate/mandate-terms";

import { takeMandate } from "./take-mandate.server";

const HOURS_OPEN = 24;

export interface MandateWish {
  customerId: string;
  subject: { type: string; id: string };
  rail: "ach" | "card";
  maxAmount: Money;
  holderName: string;
  /** the words on the page when the holder agreed */
  wording: string;
}

/**
 * Stores what the holder agreed to, when and from where, with the job that opens the processor's page. The page that
 * is open already for the same agreement goes on; one for another maximum is given up.
 */
export async function openMandate(
  context: CommandContext,
  wish: MandateWish,
): Promise<Outcome<{ mandateId: string }>> {
  const processor = await findTrustProcessor(context.db);
  if (!processor || processor.state !== "enabled") return refuse("PAYMENTS_DISABLED");
  // the processor debits bank accounts in dollars only
  if (wish.rail === "ach" && wish.maxAmount.currency !== "USD")
    return refuseField("rail", "RAIL_NOT_OFFERED");
  const { customerId, rail, subject } = wish;
  const open = await findOpenSetup(context.db, { customerId, rail, subjectId: subject.id });
  if (open?.maxAmount === wish.maxAmount.minor) return accept({ mandateId: open.id });
  if (open) await giveUp(context, open.id);
  const mandateId = context.newId();
  const terms = termsOf(context.tenant.country, rail, context.today);
  await saveNewMandate(context.db, {
    ...wish,
    ...terms,
    id: mandateId,
    processorAccountId: processor.processorAccountId,
    state: "draft",
    hold: null,
    reference: null,
    limitPerCycle: null,
    frequency: "as_presented",
    acceptedAt: context.now,
    acceptedIp: context.origin.ip,
    acceptedAgent: context.origin.userAgent,
    setupExpiresAt: new Date(context.now.getTime() + HOURS_OPEN * 3_600_000),
    createdBy: { kind: context.actor.kind, id: context.actor.id },
  });
  const after = { rail, max_amount: wish.maxAmount.minor, currency: wish.maxAmount.currency, ...terms };
  context.emit(
    "mandate.accepted",
    { type: "mandate", id: mandateId },
    { related: [subject, { type: "customer", id: customerId }], after, desk: "collections" },
  );
  context.enqueue("open-mandate-setup", { mandateId, portalHost: context.origin.portalHost });
  return accept({ mandateId });
}

async function giveUp(context: CommandContext, id: string): Promise<void> {
  const mandate = await findMandateForChange(context.db, id);
  if (mandate)
    await takeMandate(
      context,
      mandate,
      { to: "cancelled", by: "customer", on: context.today },
      { reason: "replaced" },
    );
}
