import { confirmByRule } from "~/money/commands/match/confirm-by-rule.server";
import { proposeMatches } from "~/money/commands/match/propose-matches.server";

import type { JobHandler } from "../job-host";
import { runAsSystem, valueOf } from "../run-as-system.server";

/** Looks at every line that waits, some at a time; a rerun forgets its own proposals first. */
export const matchLines: JobHandler = async (host, payload) => {
  const system = await runAsSystem(host, String(payload["tenantId"]), "match-lines");
  if (!system) return;
  for (let after: string | null = null, more = true; more; more = after !== null) {
    const { certain, next }: { certain: string[]; next: string | null } = valueOf(
      await system.change(proposeMatches, { after }),
    );
    for (const lineId of certain) {
      const answer = await system.change(confirmByRule, { lineId });
      // it stays proposed, and a person sees why when they confirm it
      if (!answer.ok) host.log.warn({ lineId, refusal: answer.refusal.code }, "a rule could not confirm");
    }
    after = next;
  }
};
