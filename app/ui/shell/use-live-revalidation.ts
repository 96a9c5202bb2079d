import { useRevalidator } from "@remix-run/react";
import { useEffect, useRef } from "react";

import { type LiveEvent, useLiveEvents } from "./live-events";

const GATHER_MS = 250;

/**
 * Reads the page's data again when an event concerns it. A burst of events is gathered into one reading.
 *
 * @param concerns says whether an event changes what the page shows; "poll" events always do
 */
export function useLiveRevalidation(concerns: (event: LiveEvent) => boolean): void {
  const { revalidate } = useRevalidator();
  const timer = useRef<ReturnType<typeof setTimeout>>(undefined);
  useEffect(() => () => clearTimeout(timer.current), []);
  useLiveEvents((event) => {
    if (event.type !== "poll" && !concerns(event)) return;
    clearTimeout(timer.current);
    timer.current = setTimeout(() => revalidate(), GATHER_MS);
  });
}
