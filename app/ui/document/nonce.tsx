import { createContext, useContext } from "react";

/** The nonce of this answer's content policy. Browsers hide it from scripts, so it is empty after hydration. */
const NonceContext = createContext("");

export const NonceProvider = NonceContext.Provider;

export function useNonce(): string {
  return useContext(NonceContext);
}
