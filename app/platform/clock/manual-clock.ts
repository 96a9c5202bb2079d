import type { Clock } from "./clock";

export interface ManualClock extends Clock {
  set(instant: Date): void;
  advance(milliseconds: number): void;
}

/** A clock that stands still until it is moved. */
export function manualClock(start: Date): ManualClock {
  let instant = start;
  return {
    now: () => new Date(instant),
    set(next) {
      instant = next;
    },
    advance(milliseconds) {
      instant = new Date(instant.getTime() + milliseconds);
    },
  };
}
