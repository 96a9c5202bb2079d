import { useState } from "react";

interface Stretch<Entry> {
  entries: Entry[];
  /** Where the next older stretch begins; null when there is none. */
  next: string | null;
}

/**
 * The newest stretch with what was fetched behind it. The newest is read again with every live event; what is
 * older never changes, so it is kept and joined by id.
 */
export function useOlderEntries<Entry extends { id: string }>(
  newest: Stretch<Entry>,
  fetched: Stretch<Entry> | undefined,
): Stretch<Entry> {
  const [kept, setKept] = useState<Stretch<Entry> | null>(null);
  const [taken, setTaken] = useState<Stretch<Entry> | undefined>(undefined);
  if (fetched && fetched !== taken) {
    setTaken(fetched);
    setKept({ entries: [...(kept?.entries ?? newest.entries), ...fetched.entries], next: fetched.next });
  }
  if (!kept) return newest;
  const known = new Set(kept.entries.map((entry) => entry.id));
  const fresh = newest.entries.filter((entry) => !known.has(entry.id));
  return { entries: [...fresh, ...kept.entries], next: kept.next };
}
