import { z } from "zod";

const DAYS = 90 * 86_400_000;
const asked = z.object({ hostname: z.string().min(4).max(253) });

/** The names an app has certificates for, as Fly's certificates resource answers about them. */
export class FlyBook {
  /** name → when its certificate ends */
  readonly names = new Map<string, Date>();
  private readonly lacking = new Map<string, string>();

  /** What a name's validation lacks; null: nothing. */
  hold(host: string, why: string | null): void {
    if (why) this.lacking.set(host, why);
    else this.lacking.delete(host);
  }

  /** Status and body; `path` is below the resource. */
  answer(method: string, path: string, body: unknown): [number, object | null] {
    if (method === "POST" && path === "/acme") return this.ask(body);
    const [, name = "", act] = path.split("/").map(decodeURIComponent);
    if (!this.names.has(name)) return [404, { error: "App certificate not found" }];
    if (method === "DELETE") {
      this.names.delete(name);
      return [204, null];
    }
    return method === "POST" && act === "check"
      ? [200, this.stateOf(name, true)]
      : [405, { error: "method" }];
  }

  private ask(body: unknown): [number, object] {
    const read = asked.safeParse(body);
    if (!read.success) return [422, { error: "hostname is required" }];
    const { hostname } = read.data;
    const before = this.names.has(hostname);
    if (!before) this.names.set(hostname, new Date(Date.now() + DAYS));
    return [before ? 200 : 201, this.stateOf(hostname, false)];
  }

  private stateOf(hostname: string, looked: boolean): object {
    const why = this.lacking.get(hostname);
    const ends = this.names.get(hostname)?.toISOString();
    const issued = [{ type: "ecdsa", expires_at: ends, certificate_authority: "lets_encrypt" }];
    const ready = looked && !why;
    return {
      hostname,
      acme_requested: true,
      configured: ready,
      status: ready ? "active" : "pending_validation",
      certificates: ready ? [{ source: "fly", status: "active", issued }] : [],
      validation: { dns_configured: !why, alpn_configured: !why, http_configured: !why },
      validation_errors: why ? [{ message: why }] : [],
    };
  }
}
