import { createServer, type RequestListener, type Server, type ServerResponse } from "node:http";

import type { Log } from "../log/log.server";
import { metrics } from "../metrics/metrics.server";

export interface Serving {
  port: number;
  /** Stops accepting, ends live streams, lets answers finish for at most `grace` milliseconds. */
  stop(grace?: number): Promise<void>;
}

export const STOP_GRACE = 25_000;
const MINUTE = 60_000;

/** Listens; resolves once connections are accepted. */
export function serve(
  listener: RequestListener,
  options: { host: string; port: number; log: Log },
): Promise<Serving> {
  const streams = new Set<ServerResponse>();
  const server = createServer((request, response) => {
    watchStream(response, streams);
    listener(request, response);
  });
  // longer than a load balancer keeps its own side open, or it would send into a closed connection
  server.keepAliveTimeout = 75_000;
  server.headersTimeout = 20_000;
  // a large file over a slow line; ordinary bodies have their own, shorter patience
  server.requestTimeout = 30 * MINUTE;
  return new Promise((resolve, reject) => {
    server.once("error", reject);
    server.listen(options.port, options.host, () => {
      const address = server.address();
      const port = typeof address === "object" && address ? address.port : options.port;
      options.log.info({ port }, "listening");
      resolve({ port, stop: (grace = STOP_GRACE) => stop(server, streams, grace) });
    });
  });
}

/** A live stream never ends by itself: it is known from its headers, counted, and ended at the stop. */
function watchStream(response: ServerResponse, streams: Set<ServerResponse>): void {
  const flush = response.writeHead.bind(response) as (...parameters: unknown[]) => ServerResponse;
  response.writeHead = (...parameters: unknown[]) => {
    const answer = flush(...parameters);
    if (String(response.getHeader("content-type") ?? "").startsWith("text/event-stream")) {
      streams.add(response);
      metrics.sseConnections.inc();
      response.once("close", () => {
        streams.delete(response);
        metrics.sseConnections.dec();
      });
    }
    return answer;
  };
}

async function stop(server: Server, streams: Set<ServerResponse>, grace: number): Promise<void> {
  const closed = new Promise<void>((resolve) => server.close(() => resolve()));
  server.closeIdleConnections();
  for (const response of streams) response.destroy();
  // a connection that becomes idle now must not wait for its client's next request
  const sweep = setInterval(() => server.closeIdleConnections(), 100);
  const force = setTimeout(() => server.closeAllConnections(), grace);
  await closed;
  clearInterval(sweep);
  clearTimeout(force);
}
