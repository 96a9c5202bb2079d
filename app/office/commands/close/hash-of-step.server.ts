import { CHAIN_START, canonicalJson, chainHash } from "~/office/domain/event/event-chain.server";
import type { StepRecord } from "~/office/domain/close/close-step";

/** Equal work gives an equal hash, whether it was done at once or after a break. */
export function hashOfStep(step: number, { counts, sums, errors }: StepRecord): Buffer {
  return chainHash(CHAIN_START, canonicalJson({ step, counts, sums, errors }));
}
