import { useEffect, useId, useState } from "react";

import { useFormToken } from "./form-token";

/**
 * The key that makes a repeated send harmless: the same until an answer has arrived, a new one after it, also
 * when the answer was to look at the same page again.
 * The server's markup carries one built from the layout's seed, for forms posted without scripts.
 *
 * @param answers changes with every answer the form got
 * @param sending true while the form is on its way
 */
export function useIdempotencyKey(answers: unknown, sending: boolean): string {
  const { seed } = useFormToken();
  const id = useId();
  const [key, setKey] = useState<string | null>(null);
  useEffect(() => {
    if (sending) return;
    // getRandomValues, because randomUUID is missing on plain-http pages other than localhost.
    const bytes = crypto.getRandomValues(new Uint8Array(16));
    setKey(Array.from(bytes, (byte) => byte.toString(16).padStart(2, "0")).join(""));
  }, [answers, sending]);
  return key ?? `${seed}${id.replaceAll(":", "-")}`;
}
