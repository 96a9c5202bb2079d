const MINUTES = 30;

/** Whether a price that was shown may still be charged: it was reckoned a short while ago, and not ahead of its time. */
export function isFresh(at: string, now: Date): boolean {
  const age = now.getTime() - new Date(at).getTime();
  return age >= -1000 && age <= MINUTES * 60_000;
}
