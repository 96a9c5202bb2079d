import { z } from "zod";

import { defineCommand } from "~/office/commands/command/define-command";
import { accept, refuse } from "~/office/domain/outcome";
import { saveApiKeyRevoked } from "~/people/data/api-key/api-keys.server";

const input = z.object({ keyId: z.uuid() });

/** The key's next request is refused. */
export const revokeApiKey = defineCommand(
  { name: "api_key.revoke", permission: "api_key:manage", input },
  async (context, { keyId }) => {
    const key = await saveApiKeyRevoked(context.db, keyId, context.now);
    if (!key) return refuse("NOT_FOUND");
    context.emit("api_key.revoked", { type: "api_key", id: keyId }, { after: { name: key.name } });
    return accept({ keyId });
  },
);
