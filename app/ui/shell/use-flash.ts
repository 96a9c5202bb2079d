import { useLocation } from "@remix-run/react";
import { useState } from "react";

import type { Flash } from "./flash-region";

/**
 * Keeps the last write's message while its page is open. The layout's loader answers it once only, and a page
 * that reads its data again (live events do that at once after a write) must not lose it.
 */
export function useFlash(fresh: Flash | null): Flash | null {
  const { key: page } = useLocation();
  const [held, setHeld] = useState({ flash: fresh, page });
  if (fresh && fresh.key !== held.flash?.key) {
    setHeld({ flash: fresh, page });
    return fresh;
  }
  if (!fresh && held.page !== page) {
    setHeld({ flash: null, page });
    return null;
  }
  return held.flash;
}
