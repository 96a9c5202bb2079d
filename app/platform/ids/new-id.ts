import { uuidFrom } from "./uuid-from";

const COUNTER_BITS = 0xfff;

let lastMillis = 0;
let counter = 0;

/**
 * A uuidv7: 48 bits of milliseconds, 12 bits of counter, 62 random bits. Ids of one process strictly
 * ascend, so rows made in one transaction keep their order; a clock that steps back does not undo it.
 */
export function newId(now: number = Date.now()): string {
  if (now > lastMillis) {
    lastMillis = now;
    // half of the range stays free for more ids in the same millisecond
    counter = crypto.getRandomValues(new Uint16Array(1))[0]! & (COUNTER_BITS >> 1);
  } else {
    counter += 1;
    if (counter > COUNTER_BITS) {
      lastMillis += 1;
      counter = 0;
    }
  }
  const random = crypto.getRandomValues(new Uint8Array(8));
  return uuidFrom(lastMillis, counter, random);
}
