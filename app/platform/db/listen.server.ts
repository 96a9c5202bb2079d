import pg from "pg";

const RECONNECT_MS = 1000;

/**
 * Listens on a channel for as long as it is not stopped; a lost connection is made again every second.
 * `onGap` runs after each new connection, because notices may have been missed before it.
 */
export function listenTo(
  url: string,
  channel: string,
  onNotice: (payload: string) => void,
  onGap: () => void = () => undefined,
) {
  let client: pg.Client | null = null;
  let stopped = false;
  let timer: NodeJS.Timeout | null = null;
  const again = () => {
    if (stopped || timer) return;
    timer = setTimeout(() => {
      timer = null;
      void open();
    }, RECONNECT_MS);
  };
  const open = async () => {
    const next = new pg.Client({ connectionString: url, application_name: "quittance-listen" });
    next.on("notification", (notice) => onNotice(notice.payload ?? ""));
    next.on("error", again);
    next.on("end", again);
    try {
      await next.connect();
      await next.query(`LISTEN ${pg.escapeIdentifier(channel)}`);
      client = next;
      onGap();
    } catch {
      next.end().catch(() => undefined);
      again();
    }
  };
  const ready = open();
  return {
    ready,
    async stop() {
      stopped = true;
      if (timer) clearTimeout(timer);
      await ready;
      await client?.end();
    },
  };
}
