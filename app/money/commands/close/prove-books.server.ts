import type { ClosePart } from "~/office/commands/close/close-part";
import { accept } from "~/office/domain/outcome";
import { checkInvariants } from "~/money/commands/invariant/check-invariants.server";

/** Every standing invariant; one that fails freezes money, and the date closes all the same. */
export const proveBooks: ClosePart = {
  async run(context) {
    const proved = await context.run(checkInvariants, { trigger: "nightly" as const });
    if (!proved.ok) return proved;
    return accept({ counts: { broken: proved.value.failed.length }, sums: {}, errors: [], next: null });
  },
};
