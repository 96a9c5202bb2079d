import { z } from "zod";

import { type CommandContext, defineCommand } from "~/office/commands/command/define-command";
import { accept, type Outcome, refuse } from "~/office/domain/outcome";
import { createCreditor } from "~/collections/commands/placement/create-creditor.server";
import { findCreditorIdByName } from "~/collections/data/placement/placements.server";
import { saveDeskAnswers } from "~/collections/data/desk/desk-answers.server";
import { importSettings } from "~/people/commands/setting/import-settings.server";

const whole = z.coerce.number("NOT_NUMBER").int("NOT_NUMBER");

export const deskForm = z.object({
  /** whose debts the firm collects: its clients', its own, both */
  debts: z.enum(["clients", "own", "both"], "REQUIRED"),
  /** the first client; empty where none is known yet */
  client: z.string().trim().max(160, "TOO_LONG").default(""),
  assignment_strategy: z.enum(["balanced", "round_robin"], "REQUIRED"),
  collector_capacity: whole,
  close_alarm_hour: whole,
});
type DeskForm = z.infer<typeof deskForm>;

/**
 * What the desk asks of a new firm, and what follows from it: its own book and its first client can be loaded for, and
 * work is shared out and closed as it said.
 */
export const answerDesk = defineCommand(
  { name: "setup.answer_desk", permission: "setting:update", input: deskForm },
  async (context, form) => {
    const clients = await addClients(context, form);
    if (!clients.ok) return clients;
    const { debts, client, ...values } = form;
    const said = await context.run(importSettings, { values, reason: "set-up" });
    if (!said.ok && said.refusal.code !== "NOTHING_TO_CHANGE") {
      const fields = said.refusal.facts?.["refused"] as Record<string, string> | undefined;
      return refuse(said.refusal.code, { fields, facts: said.refusal.facts });
    }
    await saveDeskAnswers(context.db, "collections", { debts });
    context.emit(
      "desk.answered",
      { type: "tenant", id: context.tenant.id },
      { after: { desk: "collections", debts, ...(client && { client }), ...values } },
    );
    return accept({ debts });
  },
);

/** The firm's own book is a placing client of its own name. */
async function addClients(context: CommandContext, { debts, client }: DeskForm): Promise<Outcome<null>> {
  const names = [debts === "clients" ? "" : context.tenant.legalName, debts === "own" ? "" : client];
  for (const name of names.filter(Boolean)) {
    if (await findCreditorIdByName(context.db, name)) continue;
    if (!context.actor.permissions.has(createCreditor.permission)) return refuse("FORBIDDEN");
    const made = await context.run(createCreditor, { name });
    if (!made.ok) return made;
  }
  return accept(null);
}
