import { connect } from "node:tls";

import type { CertificateAnswer, CertificatesPort } from "./port";

export interface OwnProxyOptions {
  /** the platform's own host: the same proxy ends every name's line */
  host: string;
  port?: number;
  timeoutMs?: number;
  /** authorities beside the machine's own */
  ca?: string;
}

/**
 * An installation behind a proxy of its own that gets certificates by itself: we look at the one it shows for the name.
 * Only the proxy is ever connected to, whatever the name says.
 */
export function ownProxyCertificates({
  host: proxy,
  port = 443,
  timeoutMs = 5_000,
  ca,
}: OwnProxyOptions): CertificatesPort {
  const look = (servername: string) =>
    new Promise<CertificateAnswer>((resolve) => {
      const socket = connect({ host: proxy, port, servername, ca, timeout: timeoutMs }, () => {
        resolve({ result: "issued", expiresAt: new Date(socket.getPeerCertificate().valid_to) });
        socket.end();
      });
      const stop = (why: string) => {
        resolve({ result: "pending", why });
        socket.destroy();
      };
      socket.once("timeout", () => stop("TIMEOUT"));
      socket.once("error", (error: NodeJS.ErrnoException) => stop(error.code ?? "TLS"));
    });
  // it forgets by itself a name that leads elsewhere
  return { ensure: look, release: () => Promise.resolve(true) };
}
