import { useLocation } from "@remix-run/react";
import { useState } from "react";

import type { Flash } from "./flash-region";

/**
 * Keeps the last write's message while its page is open. The layout's loader answers it for a moment only, and a page
 * that reads its data again (live events do that at once after a write) must not lose it; a later page must not show
 * it again.
 */
export function useFlash(fresh: Flash | null): Flash | null {
  const { key: page } = useLocation();
  const [held, setHeld] = useState({ flash: fresh, page, last: fresh?.key });
  if (fresh && fresh.key !== held.last) {
    setHeld({ flash: fresh, page, last: fresh.key });
    return fresh;
  }
  if (held.page !== page) {
    setHeld({ flash: null, page, last: held.last });
    return null;
  }
  return held.flash;
}
