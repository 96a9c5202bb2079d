import { proposeMatches } from "~/money/commands/match/propose-matches.server";

import type { JobHandler } from "../job-host";
import { runAsSystem, valueOf } from "../run-as-system.server";

/** Looks at every line that waits, some at a time; a rerun forgets its own proposals first. */
export const matchLines: JobHandler = async (host, payload) => {
  const system = await runAsSystem(host, String(payload["tenantId"]), "match-lines");
  if (!system) return;
  for (let after: string | null = null, more = true; more; more = after !== null)
    after = valueOf(await system.change(proposeMatches, { after })).next;
};
