import { z } from "zod";

import { defineCommand } from "~/office/commands/command/define-command";
import { complaintContactOf } from "~/office/domain/brand/complaint-contact";
import { accept, refuse } from "~/office/domain/outcome";
import { findDebtorByReference } from "~/collections/data/account/debtor-by-reference.server";
import { referenceKey } from "~/office/domain/reference-key";
import {
  countRecentCodes,
  savePortalAccount,
  savePortalCode,
} from "~/people/data/portal/portal-codes.server";
import { sealForMail } from "~/platform/crypto/seal-for-mail.server";
import { keyedHash, newSixDigitCode } from "~/platform/crypto/secret-token.server";
import { env } from "~/platform/env/env.server";

const MINUTES = 10;
const SENDS_PER_15_MINUTES = 3;
const SENDS_PER_DAY = 10;

const input = z.object({
  reference: z.string().trim().min(1, "REQUIRED").max(100, "TOO_LONG"),
  /** the browser that asked: the code is good nowhere else */
  browserToken: z.string().min(20),
});

/**
 * Sends a six-digit code to the address on file. A reference nobody has does the same work, leaves the
 * same row and gets the same answer; only no mail leaves. A firm that has not named whom complaints go to sends none at all.
 */
export const requestPortalCode = defineCommand(
  { name: "portal.request_code", permission: "portal:sign_in", input },
  async (context, { reference, browserToken }) => {
    // the same for every reference: it says nothing about who owes
    if (!complaintContactOf(context.tenant)) return refuse("COMPLAINT_CONTACT_MISSING");
    const key = env().SESSION_SECRET;
    const loginHash = keyedHash(key, context.tenant.id, "login", referenceKey(reference));
    const debtor = await findDebtorByReference(context.db, reference);
    const destinationHash = keyedHash(
      key,
      context.tenant.id,
      "destination",
      debtor?.email ?? `none:${referenceKey(reference)}`,
    );
    const sent = await countRecentCodes(context.db, loginHash, destinationHash);
    if (sent.quarter >= SENDS_PER_15_MINUTES || sent.day >= SENDS_PER_DAY) return refuse("RATE_LIMITED");
    const code = newSixDigitCode();
    const known = debtor?.email
      ? { id: context.newId(), customerId: debtor.customerId, loginNorm: debtor.email.toLowerCase() }
      : null;
    await savePortalCode(context.db, {
      id: context.newId(),
      portalAccountId: known ? await savePortalAccount(context.db, known) : null,
      loginHash,
      destinationHash,
      browserHash: keyedHash(key, context.tenant.id, "browser", browserToken),
      codeHash: keyedHash(key, context.tenant.id, browserToken, code),
      minutes: MINUTES,
    });
    if (debtor?.email) {
      const params = { agency: context.tenant.displayName, minutes: MINUTES };
      context.enqueue("send-email", {
        to: debtor.email,
        letter: "portal_code",
        params,
        secret: sealForMail(code),
      });
      context.emit("portal.code_sent", { type: "customer", id: debtor.customerId }, { category: "auth" });
    }
    return accept({ minutes: MINUTES });
  },
);
