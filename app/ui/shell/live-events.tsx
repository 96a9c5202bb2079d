import { createContext, type ReactNode, useContext, useEffect, useMemo, useRef } from "react";

/** One event as `/stream` sends it (SSE `data`), or a call to look again when the stream is down. */
export interface LiveEvent {
  /** "payment.completed"; "poll" when the stream is down and half a minute has passed. */
  type: string;
  subject: { type: string; id: string } | null;
}

type Listener = (event: LiveEvent) => void;

const POLL_MS = 30_000;
const POLL: LiveEvent = { type: "poll", subject: null };

const LiveContext = createContext<Set<Listener> | null>(null);

/**
 * One event stream for the whole page. The browser reconnects by itself and sends `Last-Event-ID`, so nothing
 * is missed; while it cannot, listeners are told every 30 s to look again.
 */
export function LiveEvents({ url, children }: { url: string | null; children: ReactNode }) {
  const listeners = useMemo(() => new Set<Listener>(), []);
  useEffect(() => {
    if (url === null) return;
    const tell: Listener = (event) => {
      for (const listener of listeners) listener(event);
    };
    const source = new EventSource(url);
    source.onmessage = (message: MessageEvent<string>) => {
      const event = readEvent(message.data);
      if (event) tell(event);
    };
    const timer = setInterval(() => {
      if (source.readyState !== EventSource.OPEN && document.visibilityState === "visible") tell(POLL);
    }, POLL_MS);
    return () => {
      clearInterval(timer);
      source.close();
    };
  }, [url, listeners]);
  return <LiveContext.Provider value={listeners}>{children}</LiveContext.Provider>;
}

/** Calls back for each event while the caller is on screen. */
export function useLiveEvents(onEvent: Listener): void {
  const listeners = useContext(LiveContext);
  const latest = useRef(onEvent);
  useEffect(() => {
    latest.current = onEvent;
  }, [onEvent]);
  useEffect(() => {
    if (!listeners) return;
    const listener: Listener = (event) => latest.current(event);
    listeners.add(listener);
    return () => {
      listeners.delete(listener);
    };
  }, [listeners]);
}

/** Null for what is not one of our events. */
export function readEvent(text: string): LiveEvent | null {
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch {
    return null;
  }
  if (typeof value !== "object" || value === null || !("type" in value) || typeof value.type !== "string")
    return null;
  const subject = "subject" in value ? (value.subject as LiveEvent["subject"]) : null;
  return { type: value.type, subject };
}
