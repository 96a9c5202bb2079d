import { useLocation } from "@remix-run/react";
import { useEffect, useRef } from "react";

/**
 * A `<details>` menu that folds when the page changes, on Escape, and when something else is pressed. One whose
 * own choices change the page (filters) stays open until it is left.
 */
export function useFoldOnLeave({ stays = false }: { stays?: boolean } = {}) {
  const details = useRef<HTMLDetailsElement>(null);
  const { key } = useLocation();
  useEffect(() => {
    if (details.current && !stays) details.current.open = false;
  }, [key, stays]);
  useEffect(() => {
    const onPress = (event: Event) => {
      const menu = details.current;
      if (menu?.open && event.target instanceof Node && !menu.contains(event.target)) menu.open = false;
    };
    const onKey = (event: KeyboardEvent) => {
      const menu = details.current;
      if (event.key !== "Escape" || !menu?.open) return;
      menu.open = false;
      menu.querySelector("summary")?.focus();
    };
    document.addEventListener("pointerdown", onPress);
    document.addEventListener("keydown", onKey);
    return () => {
      document.removeEventListener("pointerdown", onPress);
      document.removeEventListener("keydown", onKey);
    };
  }, []);
  return details;
}
