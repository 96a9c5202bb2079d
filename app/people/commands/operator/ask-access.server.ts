import { z } from "zod";

import { defineCommand } from "~/office/commands/command/define-command";
import { findSetting } from "~/office/data/setting/settings.server";
import { accept } from "~/office/domain/outcome";
import {
  type AccessState,
  saveAccessAsked,
  saveAccessDecided,
} from "~/people/data/operator/operator-accesses.server";
import { readConsent } from "~/people/domain/operator/consent";
import { LOOK_MINUTES } from "~/people/domain/operator/operator-rights.table";

import { tellOwners } from "./tell-owners.server";

export const askForm = z.object({
  ticket: z.string("REQUIRED").trim().min(3, "REQUIRED").max(60, "TOO_LONG"),
  reason: z.string("REQUIRED").trim().min(10, "REASON_SHORT").max(500, "TOO_LONG"),
  /** asks to change things too; only the owner can say yes to that */
  mayWrite: z.literal("on").optional(),
});

/**
 * An operator asks to look into a firm. The firm's setting answers: each time its owner (the request waits), always (a
 * look without changes begins at once), never (refused; two operators together can still break the glass).
 */
export const askAccess = defineCommand(
  { name: "operator_access.ask", permission: "operator_access:ask", input: askForm },
  async (context, { ticket, reason, mayWrite }) => {
    const { db, actor, now } = context;
    const id = context.newId();
    const consent = readConsent(await findSetting(db, "operator_access", context.today));
    const operatorName = actor.name ?? "";
    const wantsWrite = mayWrite === "on";
    await saveAccessAsked(db, {
      id,
      operatorId: actor.id ?? "",
      operatorName,
      ticket,
      reason,
      mayWrite: wantsWrite,
    });
    const subject = { type: "operator_access", id };
    context.emit("operator_access.asked", subject, { after: { ticket, may_write: wantsWrite }, reason });
    let state: AccessState = "asked";
    if (consent !== "ask") {
      state = consent === "always" ? "granted" : "refused";
      const untilAt = consent === "always" ? new Date(now.getTime() + LOOK_MINUTES * 60_000) : null;
      const by = { kind: "system", id: null, name: "setting" };
      await saveAccessDecided(db, id, { state, mayWrite: false, breakGlass: false, by, at: now, untilAt });
      context.emit(`operator_access.${state}`, subject, { after: { by: "setting" } });
    }
    const params = { operator: operatorName, ticket, reason };
    if (state === "asked") await tellOwners(context, "operator_access_asked", params);
    if (state === "granted") await tellOwners(context, "operator_access_opened", params);
    return accept({ accessId: id, state });
  },
);
