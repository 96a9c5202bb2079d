/** A statement that took long in this process. Its text has placeholders, never values. */
export interface SlowStatement {
  text: string;
  times: number;
  /** milliseconds, with the way to the database and the wait for a free connection of a pool */
  worst: number;
  total: number;
  lastAt: Date;
}

/** Spec 07 §21 wants pages within 300 ms: a statement that takes most of that is worth a look. */
const SLOW_MS = 200;
const KEPT = 100;

const kept = new Map<string, SlowStatement>();

/** Passes the answer on; remembers the statement where it took long. */
export async function noteSlow<T>(text: string, answer: Promise<T>): Promise<T> {
  const from = performance.now();
  try {
    return await answer;
  } finally {
    const ms = performance.now() - from;
    if (ms >= SLOW_MS) remember(text, ms, new Date());
  }
}

function remember(text: string, ms: number, now: Date): void {
  const { times = 0, worst = 0, total = 0 } = kept.get(text) ?? {};
  // the last to be slow stands last, so that the one nobody met for longest makes room
  kept.delete(text);
  kept.set(text, { text, times: times + 1, worst: Math.max(worst, ms), total: total + ms, lastAt: now });
  const [oldest] = kept.keys();
  if (kept.size > KEPT && oldest !== undefined) kept.delete(oldest);
}

/** What took longest in all, the worst first. */
export function slowStatements(most: number): SlowStatement[] {
  return [...kept.values()].sort((a, b) => b.total - a.total).slice(0, most);
}
