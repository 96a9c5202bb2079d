import { z } from "zod";

import { defineCommand } from "~/office/commands/command/define-command";
import { refuse } from "~/office/domain/outcome";
import { listLinesForChange } from "~/money/data/statement/statement-lines.server";

import { joinTwins } from "./join-twins.server";

const input = z.object({
  lineId: z.uuid(),
  twinId: z.uuid(),
  /** as the person saw the line */
  version: z.coerce.number().int(),
});

/** PS15: a person says that two lines of own bank accounts are one transfer that nobody had written down. */
export const confirmTwins = defineCommand(
  { name: "match.confirm_twins", permission: "match:confirm", input, keyed: true },
  async (context, { lineId, twinId, version }) => {
    const lines = await listLinesForChange(context.db, [lineId, twinId]);
    const line = lines.find((one) => one.id === lineId);
    const twin = lines.find((one) => one.id === twinId);
    if (!line) return refuse("NOT_FOUND");
    if (!twin) return refuse("TARGET_UNKNOWN");
    if (line.state !== "matched" && line.version !== version) return refuse("VERSION_CONFLICT");
    return joinTwins(context, line, twin);
  },
);
