import { z } from "zod";

import { type CommandContext, defineCommand } from "~/office/commands/command/define-command";
import { saveTenantNames } from "~/office/data/tenant/tenant-names.server";
import { accept, type Outcome, refuse } from "~/office/domain/outcome";
import { importSettings } from "~/people/commands/setting/import-settings.server";
import {
  listRegistrations,
  saveFirmIdGone,
  saveRegistration,
} from "~/people/data/setup/registrations.server";
import { firmIdKind, readFirmId } from "~/people/domain/setup/registration";

const name = (longest: number) => z.string("REQUIRED").trim().min(1, "REQUIRED").max(longest, "TOO_LONG");

export const agencyForm = z.object({
  displayName: name(60),
  legalName: name(160),
  /** EIN, GSTIN or company number, by the firm's country; empty for none yet */
  firmId: z.string().trim().max(60, "TOO_LONG").default(""),
  contact_address: name(200),
  contact_phone: z.string().trim().max(30, "TOO_LONG").default(""),
  contact_email: z.string().trim().max(120, "TOO_LONG").default(""),
  complaint_name: name(60),
  complaint_email: name(120),
  complaint_phone: z.string().trim().max(30, "TOO_LONG").default(""),
});

/** Who the firm is, its own number, how its customers reach it and who hears their complaints: all of it or nothing. */
export const saveAgency = defineCommand(
  { name: "setup.save_agency", permission: "setting:update", input: agencyForm },
  async (context, { displayName, legalName, firmId, ...contact }) => {
    const number = await changeFirmId(context, firmId);
    if (!number.ok) return number;
    const { tenant } = context;
    const before = { display_name: tenant.displayName, legal_name: tenant.legalName };
    const after = { display_name: displayName, legal_name: legalName };
    if (before.display_name !== displayName || before.legal_name !== legalName) {
      await saveTenantNames(context.db, { displayName, legalName });
      context.emit("tenant.renamed", { type: "tenant", id: tenant.id }, { before, after });
    }
    const said = await context.run(importSettings, { values: contact, reason: "set-up" });
    if (said.ok || said.refusal.code === "NOTHING_TO_CHANGE") return accept({ legalName });
    const fields = said.refusal.facts?.["refused"] as Record<string, string> | undefined;
    return refuse(said.refusal.code, { fields, facts: said.refusal.facts });
  },
);

async function changeFirmId(context: CommandContext, typed: string): Promise<Outcome<null>> {
  const kind = firmIdKind(context.tenant.country);
  const { firmId: before } = await listRegistrations(context.db);
  const read = typed === "" ? accept(null) : readFirmId(typed, kind);
  if (!read.ok) return read;
  const number = read.value;
  if (number === before) return accept(null);
  const { db, actor } = context;
  if (number === null) await saveFirmIdGone(db);
  else
    await saveRegistration(db, {
      id: context.newId(),
      kind,
      region: "",
      number,
      expiresOn: null,
      by: { kind: actor.kind, id: actor.id },
    });
  context.emit(
    "registration.changed",
    { type: "tenant", id: context.tenant.id },
    { before: { [kind]: before }, after: { [kind]: number } },
  );
  return accept(null);
}
