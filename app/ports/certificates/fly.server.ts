import { z } from "zod";

import type { CertificateAnswer, CertificatesPort } from "./port";

// Source: Fly Machines API, certificates resource (fly.io/docs/machines/api/certificates-resource).

export interface FlyConfig {
  app: string;
  token: string;
  /** "https://api.machines.dev" */
  apiBase: string;
  timeoutMs?: number;
}

const moment = z.iso.datetime({ offset: true }).transform((text) => new Date(text));
const dated = z.object({ expires_at: moment.nullish().catch(null) });
const answer = z.object({
  configured: z.boolean().default(false),
  rate_limited_until: z.string().nullish(),
  certificates: z.array(dated.extend({ issued: z.array(dated).nullish() })).nullish(),
  validation_errors: z.array(z.object({ message: z.string().nullish() })).nullish(),
});

/** Certificates at Fly, whose proxy stands in front of our machines and renews by itself. */
export function flyCertificates(config: FlyConfig): CertificatesPort {
  const call = caller(config);
  return {
    async ensure(host) {
      const path = `/${encodeURIComponent(host)}/check`;
      const standing = await call("POST", path);
      // a name it never heard of is asked for; whether it is there already is no difference
      if (standing.status !== 404) return toAnswer(standing);
      return toAnswer(await call("POST", "/acme", { hostname: host }));
    },
    async release(host) {
      const { status } = await call("DELETE", `/${encodeURIComponent(host)}`);
      return status === 404 || (status >= 200 && status < 300);
    },
  };
}

interface FlyAnswer {
  /** 0: nobody answered */
  status: number;
  body: unknown;
}

function toAnswer({ status, body }: FlyAnswer): CertificateAnswer {
  if (status === 0 || status === 429 || status >= 500) return { result: "failed", code: `FLY_${status}` };
  if (status === 401 || status === 403) return { result: "failed", code: "FLY_FORBIDDEN" };
  const read = answer.safeParse(body);
  if (!read.success || status >= 400) return { result: "pending", why: `FLY_${status}` };
  const { configured, certificates, validation_errors: errors, rate_limited_until: until } = read.data;
  const ends = (certificates ?? []).flatMap((one) =>
    [one, ...(one.issued ?? [])].flatMap((x) => x.expires_at ?? []),
  );
  const last = ends.length > 0 ? new Date(Math.max(...ends.map(Number))) : null;
  if (configured && (certificates ?? []).length > 0) return { result: "issued", expiresAt: last };
  const words = (errors ?? []).flatMap(({ message }) => message ?? []).join(" ");
  return { result: "pending", why: words.slice(0, 300) || (until ? "RATE_LIMITED" : null) };
}

function caller({ app, token, apiBase, timeoutMs = 15_000 }: FlyConfig) {
  const base = `${apiBase}/v1/apps/${encodeURIComponent(app)}/certificates`;
  return async (method: "POST" | "DELETE", path: string, body?: object): Promise<FlyAnswer> => {
    try {
      const response = await fetch(base + path, {
        method,
        headers: {
          Authorization: `Bearer ${token}`,
          Accept: "application/json",
          "Content-Type": "application/json",
        },
        body: body && JSON.stringify(body),
        signal: AbortSignal.timeout(timeoutMs),
        redirect: "error",
      });
      const text = await response.text();
      return { status: response.status, body: text.startsWith("{") ? (JSON.parse(text) as unknown) : null };
    } catch {
      return { status: 0, body: null };
    }
  };
}
