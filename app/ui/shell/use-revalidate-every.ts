import { useRevalidator } from "@remix-run/react";
import { useEffect, useRef } from "react";

/**
 * Reads the page's data again at a steady pace while the caller is on screen: for work that is under way when
 * the page opens, where the first events may have passed before the event stream was there.
 */
export function useRevalidateEvery(milliseconds: number): void {
  const { revalidate, state } = useRevalidator();
  const idle = useRef(true);
  useEffect(() => {
    idle.current = state === "idle";
  }, [state]);
  useEffect(() => {
    const timer = setInterval(() => {
      if (idle.current && document.visibilityState === "visible") revalidate();
    }, milliseconds);
    return () => clearInterval(timer);
  }, [milliseconds, revalidate]);
}
