import type { CommandContext } from "~/office/commands/command/define-command";
import type { Finding } from "~/money/domain/invariant/invariant";

/**
 * A context's standing invariants, found by name in the receivers' table: `invariants:<context>`. A check
 * lives in the context of the highest table it reads, so money cannot call a desk's by itself (spec 05 §16).
 */
export interface InvariantChecker {
  /** all its checks when `codes` is null */
  check(context: CommandContext, wanted: { codes: readonly string[] | null }): Promise<Finding[]>;
}

const PREFIX = "invariants:";

/** Runs the checks of every context that brought some. */
export async function checkEverywhere(
  context: CommandContext,
  codes: readonly string[] | null,
): Promise<Finding[]> {
  const findings: Finding[] = [];
  for (const [name, receiver] of Object.entries(context.receivers)) {
    if (name.startsWith(PREFIX))
      findings.push(...(await (receiver as InvariantChecker).check(context, { codes })));
  }
  return findings;
}
