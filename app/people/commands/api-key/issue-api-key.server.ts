import { z } from "zod";

import { defineCommand } from "~/office/commands/command/define-command";
import { accept, refuse } from "~/office/domain/outcome";
import { countLiveApiKeys, saveNewApiKey } from "~/people/data/api-key/api-keys.server";
import {
  API_KEY_DAYS,
  keyPermissions,
  MOST_API_KEYS,
  SHOWN_CHARACTERS,
} from "~/people/domain/api-key/api-key";
import { API_SCOPE_NAMES } from "~/people/domain/api-key/api-scopes.table";
import { hashToken, newSecretToken } from "~/platform/crypto/secret-token.server";

const MS_PER_DAY = 86_400_000;

const input = z.object({
  name: z.string("REQUIRED").trim().min(1, "REQUIRED").max(80, "TOO_LONG"),
  scopes: z.array(z.enum(API_SCOPE_NAMES, "SCOPE_UNKNOWN"), "REQUIRED").min(1, "REQUIRED"),
  days: z.coerce
    .number("KEY_DAYS")
    .int("KEY_DAYS")
    .min(API_KEY_DAYS.shortest, "KEY_DAYS")
    .max(API_KEY_DAYS.longest, "KEY_DAYS"),
});

/**
 * Makes a key for another program. The key is in the answer and nowhere else, so the command takes no idempotency
 * key: a first answer that is kept would keep the secret. Refusals: API_KEY_LIMIT, SCOPE_EMPTY.
 */
export const issueApiKey = defineCommand(
  { name: "api_key.issue", permission: "api_key:manage", input },
  async (context, { name, scopes, days }) => {
    const grants = context.actor.permissions
      .list()
      .map((permission) => ({ permission, scope: "all" as const }));
    const idle = scopes.filter((scope) => keyPermissions([scope], grants).list().length === 0);
    if (idle.length > 0)
      return refuse("SCOPE_EMPTY", { fields: { scopes: "SCOPE_EMPTY" }, facts: { scopes: idle } });
    if ((await countLiveApiKeys(context.db)) >= MOST_API_KEYS) return refuse("API_KEY_LIMIT");
    const id = context.newId();
    const key = `qk_live_${newSecretToken()}`;
    const expiresAt = new Date(context.now.getTime() + days * MS_PER_DAY);
    const prefix = key.slice(0, SHOWN_CHARACTERS);
    const createdById = context.actor.id;
    await saveNewApiKey(context.db, {
      id,
      name,
      prefix,
      keyHash: hashToken(key),
      scopes,
      expiresAt,
      createdById,
    });
    context.emit("api_key.issued", { type: "api_key", id }, { after: { name, prefix, scopes, days } });
    return accept({ id, key, expiresAt });
  },
);
