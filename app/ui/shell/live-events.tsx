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
/** A page's data is read a moment before the page listens; what came in between is told then. */
const RECENT_MS = 10_000;

interface Live {
  listeners: Set<Listener>;
  recent: { event: LiveEvent; at: number }[];
}

const LiveContext = createContext<Live | null>(null);

/**
 * One event stream for the whole page. The browser reconnects by itself and sends `Last-Event-ID`, so nothing
 * is missed; while it cannot, listeners are told every 30 s to look again.
 */
export function LiveEvents({ url, children }: { url: string | null; children: ReactNode }) {
  const live = useMemo<Live>(() => ({ listeners: new Set(), recent: [] }), []);
  useEffect(() => {
    if (url === null) return;
    const { listeners } = live;
    const tell: Listener = (event) => {
      for (const listener of listeners) listener(event);
    };
    const source = new EventSource(url);
    source.onmessage = (message: MessageEvent<string>) => {
      const event = readEvent(message.data);
      if (!event) return;
      remember(live, event);
      tell(event);
    };
    const timer = setInterval(() => {
      if (source.readyState !== EventSource.OPEN && document.visibilityState === "visible") tell(POLL);
    }, POLL_MS);
    return () => {
      clearInterval(timer);
      source.close();
    };
  }, [url, live]);
  return <LiveContext.Provider value={live}>{children}</LiveContext.Provider>;
}

function remember({ recent }: Live, event: LiveEvent): void {
  const at = Date.now();
  recent.push({ event, at });
  while (recent[0] && at - recent[0].at > RECENT_MS) recent.shift();
}

/** Calls back for each event while the caller is on screen, and for those of the moment before. */
export function useLiveEvents(onEvent: Listener): void {
  const live = useContext(LiveContext);
  const latest = useRef(onEvent);
  useEffect(() => {
    latest.current = onEvent;
  }, [onEvent]);
  useEffect(() => {
    if (!live) return;
    const listener: Listener = (event) => latest.current(event);
    live.listeners.add(listener);
    for (const { event, at } of live.recent) if (Date.now() - at <= RECENT_MS) listener(event);
    return () => {
      live.listeners.delete(listener);
    };
  }, [live]);
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
