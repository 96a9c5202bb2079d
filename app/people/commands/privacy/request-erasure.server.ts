import { z } from "zod";

import { requestApproval } from "~/office/commands/approval/request-approval.server";
import { type CommandContext, defineCommand } from "~/office/commands/command/define-command";
import { lockHolds } from "~/office/data/hold/legal-holds.server";
import { accept, type Outcome, refuse } from "~/office/domain/outcome";
import { findPerson, listMergedInto } from "~/people/data/customer/kept-people.server";
import type { ErasureVerdict } from "~/people/domain/privacy/judge-erasure";

import { judgePerson } from "./judge-person.server";
import { tellHolders } from "./tell-holders.server";

const input = z.object({
  customerId: z.uuid(),
  reason: z.string("REQUIRED").trim().min(3, "REQUIRED").max(500, "TOO_LONG"),
});

/**
 * Somebody asked to be forgotten. A second person decides (spec 07 §5.6), and what happens then is judged anew. Under a
 * hold nothing waits for anybody: the answer says `held`, the log keeps that it was asked, and compliance is told.
 * Refusals: ERASURE_OPEN with what is still worked, ALREADY_DONE, APPROVAL_PENDING.
 */
export const requestErasure = defineCommand(
  { name: "customer.request_erasure", permission: "customer:erase", input },
  async (context, { customerId, reason }): Promise<Outcome<{ verdict: ErasureVerdict["kind"] }>> => {
    const person = await findPerson(context.db, customerId);
    if (!person) return refuse("NOT_FOUND");
    if (person.status === "erased") return refuse("ALREADY_DONE");
    await lockHolds(context.db);
    const ids = [customerId, ...(await listMergedInto(context.db, customerId))];
    const { verdict } = await judgePerson(context, person, ids);
    if (verdict.kind === "held") return tellHeld(context, person, reason, verdict.holdIds);
    if (verdict.kind === "open") return refuse("ERASURE_OPEN", { facts: { open: verdict.open } });
    const subject = { type: "customer", id: customerId };
    const payload = { number: person.number, ...verdict };
    const asked = await requestApproval(context, { act: "customer.erase", subject, payload, reason });
    return asked.ok ? accept({ verdict: verdict.kind }) : asked;
  },
);

async function tellHeld(
  context: CommandContext,
  { id, number }: { id: string; number: string },
  reason: string,
  holdIds: string[],
): Promise<Outcome<{ verdict: "held" }>> {
  const after = { code: "LEGAL_HOLD", hold_ids: holdIds };
  context.emit("customer.erasure_refused", { type: "customer", id }, { after, reason });
  const notice = { type: "erasure_held", params: { number }, link: `/audit/people/${id}` };
  await tellHolders(context, "legal_hold:release", { ...notice, groupKey: `erasure_held:${id}` });
  return accept({ verdict: "held" });
}
