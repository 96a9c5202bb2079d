import { useEffect, useId, useState } from "react";

import { useFormToken } from "./form-token";

/**
 * The key that makes a repeated send harmless: the same until an answer has arrived, a new one after it.
 * The server's markup carries one built from the layout's seed, for forms posted without scripts.
 *
 * @param answers changes with every answer the form got
 */
export function useIdempotencyKey(answers: unknown): string {
  const { seed } = useFormToken();
  const id = useId();
  const [key, setKey] = useState<string | null>(null);
  useEffect(() => {
    // getRandomValues, because randomUUID is missing on plain-http pages other than localhost.
    const bytes = crypto.getRandomValues(new Uint8Array(16));
    setKey(Array.from(bytes, (byte) => byte.toString(16).padStart(2, "0")).join(""));
  }, [answers]);
  return key ?? `${seed}${id.replaceAll(":", "-")}`;
}
