import { z } from "zod";

import { requestApproval } from "~/office/commands/approval/request-approval.server";
import { type CommandContext, defineCommand } from "~/office/commands/command/define-command";
import { formatNumber, reserveNumbers } from "~/office/data/number/number-series.server";
import { accept, type Outcome, refuse, refuseField } from "~/office/domain/outcome";
import { findContractForChange } from "~/collections/data/remittance/contracts.server";
import {
  findOpenRemittance,
  type RemittanceFigures,
  saveCalculated,
  saveItems,
  saveNewRemittance,
} from "~/collections/data/remittance/remittances.server";
import { listUnreckoned } from "~/collections/data/remittance/run-lines.server";

import { type ReadRun, readRun } from "./read-run.server";
import { reckonEarnings } from "./reckon-earnings.server";

const input = z.object({ creditorId: z.uuid("REQUIRED"), cutOff: z.iso.date("DATE_FORMAT") });

/**
 * One run of a client: every cleared payment up to the cut-off that was not remitted, and what went back since. It goes
 * before a second person at once; below the client's minimum, or below nothing, it is carried and moves nothing. Keyed.
 */
export const calculateRemittance = defineCommand(
  { name: "remittance.calculate", permission: "remittance:prepare", input, keyed: true },
  async (context, { creditorId, cutOff }): Promise<Outcome<{ remittanceId: string; carried: boolean }>> => {
    if (cutOff > context.today) return refuseField("cutOff", "DATE_IN_FUTURE");
    const contract = await findContractForChange(context.db, creditorId);
    if (!contract) return refuseField("creditorId", "NOT_FOUND");
    const { currency } = context.tenant;
    const open = await findOpenRemittance(context.db, creditorId, currency);
    if (open?.state === "calculated") return refuse("REMITTANCE_OPEN", { facts: { remittanceId: open.id } });
    const reckoned = await reckonLate(context, { creditorId, cutOff });
    if (!reckoned.ok) return reckoned;
    const read = await readRun(context, { creditorId, currency, cutOff });
    if (!read.ok) return read;
    const figures = figuresOf(context, cutOff, read.value);
    const place = { creditorId, contractId: contract.contractId, currency };
    const id = open?.id ?? (await begin(context, figures, place));
    await saveCalculated(context.db, id, figures);
    const { gross, fees, net, carried } = figures;
    context.emit(
      carried ? "remittance.carried" : "remittance.calculated",
      { type: "remittance", id },
      {
        after: { cut_off: cutOff, gross, fees, net, currency },
        related: [{ type: "creditor", id: creditorId }],
        desk: "collections",
      },
    );
    if (carried) return accept({ remittanceId: id, carried });
    await saveItems(context.db, id, read.value.lines, context.today);
    const asked = await requestApproval(context, {
      act: "remittance.approve",
      subject: { type: "remittance", id },
      payload: { cut_off: cutOff, payments: read.value.lines.length },
      reason: `${contract.creditorName}, ${cutOff}`,
      ...(net > 0n && { amount: net }),
    });
    return asked.ok ? accept({ remittanceId: id, carried }) : asked;
  },
);

/** Money that was kept from a payment when it cleared may be free by now, and its fee is earned. */
async function reckonLate(
  context: CommandContext,
  run: { creditorId: string; cutOff: string },
): Promise<Outcome<null>> {
  for (const paymentId of await listUnreckoned(context.db, run)) {
    const change = { paymentId, on: context.today, causeKey: `late:${context.newId()}` };
    const reckoned = await reckonEarnings(context, change);
    if (!reckoned.ok) return reckoned;
  }
  return accept(null);
}

function figuresOf(
  context: CommandContext,
  cutOff: string,
  { run, terms, trustBankId }: ReadRun,
): RemittanceFigures {
  const { gross, fees, net, invoice, recovered, carried } = run;
  const calculatedById = context.actor.id;
  return { type: terms.type, cutOff, gross, fees, net, invoice, recovered, carried, bankAccountId: trustBankId, calculatedById };
} // prettier-ignore

async function begin(
  context: CommandContext,
  figures: RemittanceFigures,
  place: { creditorId: string; contractId: string; currency: string },
): Promise<string> {
  const id = context.newId();
  const { first, prefix } = await reserveNumbers(context.db, "remittance", 1);
  await saveNewRemittance(context.db, { ...figures, ...place, id, number: formatNumber(prefix, first) });
  return id;
}
