import { z } from "zod";

import { defineCommand } from "~/office/commands/command/define-command";
import { accept, refuse } from "~/office/domain/outcome";
import {
  countWrongTries,
  savePortalCodeUsed,
  savePortalSeen,
  tryPortalCode,
} from "~/people/data/portal/portal-codes.server";
import { keyedHash, sameBytes } from "~/platform/crypto/secret-token.server";
import { env } from "~/platform/env/env.server";

const TRIES = 5;
const LOCK_MINUTES = 30;

const input = z.object({ code: z.string().trim().max(20), browserToken: z.string().min(20) });

/** What a try came to; a wrong one is an answer, not a refusal, because the try itself must be kept. */
export interface Redeemed {
  portalAccountId: string | null;
}

/** Five wrong tries on one reference lock it; every wrong answer reads the same. */
export const redeemPortalCode = defineCommand(
  { name: "portal.redeem_code", permission: "portal:sign_in", input },
  async (context, { code, browserToken }) => {
    const key = env().SESSION_SECRET;
    const live = await tryPortalCode(
      context.db,
      keyedHash(key, context.tenant.id, "browser", browserToken),
      TRIES,
    );
    const given = keyedHash(key, context.tenant.id, browserToken, code.replace(/\D/g, ""));
    const right = live !== null && sameBytes(given, live.codeHash);
    const wrong = live ? await countWrongTries(context.db, live.loginHash, LOCK_MINUTES) : 0;
    if (!right || !live?.portalAccountId || wrong > TRIES) return accept<Redeemed>({ portalAccountId: null });
    if (!(await savePortalCodeUsed(context.db, live.id))) return accept<Redeemed>({ portalAccountId: null });
    const account = await savePortalSeen(context.db, live.portalAccountId);
    if (!account) return refuse("NOT_FOUND");
    if (account.state !== "active") return accept<Redeemed>({ portalAccountId: null });
    context.emit("portal.signed_in", { type: "customer", id: account.customerId }, { category: "auth" });
    return accept<Redeemed>({ portalAccountId: live.portalAccountId });
  },
);
