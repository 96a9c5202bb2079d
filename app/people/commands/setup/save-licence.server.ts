import { z } from "zod";

import { defineCommand } from "~/office/commands/command/define-command";
import { toCivilDate } from "~/office/domain/calendar-date";
import { accept, refuseField } from "~/office/domain/outcome";
import { listRegistrations, saveRegistration } from "~/people/data/setup/registrations.server";
import { readRegion } from "~/people/domain/setup/registration";

export const licenceForm = z.object({
  region: z.string("REQUIRED").trim().min(1, "REQUIRED").max(60, "TOO_LONG"),
  number: z.string("REQUIRED").trim().min(1, "REQUIRED").max(60, "TOO_LONG"),
  /** empty for one that does not end */
  expiresOn: z.string().trim().default(""),
});

/** A licence to collect in a state, with its last day; one for each state, the later word stands. */
export const saveLicence = defineCommand(
  { name: "setup.save_licence", permission: "setting:update", input: licenceForm },
  async (context, form) => {
    const region = readRegion(form.region, context.tenant.country);
    if (!region.ok) return region;
    const expiresOn = form.expiresOn === "" ? null : toCivilDate(form.expiresOn);
    if (form.expiresOn !== "" && !expiresOn) return refuseField("expiresOn", "DATE_FORMAT");
    const { licences } = await listRegistrations(context.db);
    const before = licences.find((licence) => licence.region === region.value);
    const id = before?.id ?? context.newId();
    const { kind, id: by } = context.actor;
    const { number } = form;
    await saveRegistration(context.db, {
      id,
      kind: "licence",
      region: region.value,
      number,
      expiresOn,
      by: { kind, id: by },
    });
    context.emit(
      "registration.changed",
      { type: "tenant", id: context.tenant.id },
      {
        before: before ? { number: before.number, expires_on: before.expiresOn } : undefined,
        after: { region: region.value, number, expires_on: expiresOn },
      },
    );
    return accept({ licenceId: id });
  },
);
