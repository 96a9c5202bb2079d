import { createContext, useContext } from "react";

/** What every changing form of a signed-in page carries. The audience's layout fills it from its loader. */
export interface FormToken {
  /** Anti-forgery token of the session; null on public pages, where the same-origin check stands alone. */
  csrf: string | null;
  /**
   * A random text made anew by each run of the layout's loader. Forms posted without scripts build their
   * idempotency key from it.
   */
  seed: string;
}

const FormTokenContext = createContext<FormToken>({ csrf: null, seed: "" });

export const FormTokenProvider = FormTokenContext.Provider;

export function useFormToken(): FormToken {
  return useContext(FormTokenContext);
}
