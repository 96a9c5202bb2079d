import type { ActionFunction, LoaderFunction } from "@remix-run/node";

const ORIGIN = "http://quittance.test";

/** What a route answered, as a browser would see it. */
export interface Seen {
  status: number;
  location: string | null;
  /** what the page's component would be given */
  data: Record<string, unknown>;
}

interface RouteModule {
  loader?: LoaderFunction;
  action?: ActionFunction;
}

/** A browser that keeps cookies and posts forms; its routes are called the way the server would. */
export class TestBrowser {
  readonly cookies = new Map<string, string>();
  csrf = "";

  constructor(
    readonly ip = "203.0.113.9",
    readonly userAgent = "Mozilla/5.0 (X11; Linux x86_64) Chrome/130.0",
  ) {}

  open(route: RouteModule, path: string, params: Record<string, string> = {}): Promise<Seen> {
    return this.call(route.loader, path, params);
  }

  post(
    route: RouteModule,
    path: string,
    fields: Record<string, string>,
    params: Record<string, string> = {},
  ): Promise<Seen> {
    return this.call(route.action, path, params, new URLSearchParams({ csrf: this.csrf, ...fields }));
  }

  private async call(
    handler: LoaderFunction | ActionFunction | undefined,
    path: string,
    params: Record<string, string>,
    body?: URLSearchParams,
  ): Promise<Seen> {
    if (!handler) throw new Error(`nothing answers ${path}`);
    const headers = {
      cookie: [...this.cookies].map(([name, value]) => `${name}=${value}`).join("; "),
      host: "quittance.test",
      "x-client-ip": this.ip,
      "user-agent": this.userAgent,
      ...(body ? { "sec-fetch-site": "same-origin" } : {}),
    };
    const request = new Request(ORIGIN + path, { method: body ? "POST" : "GET", headers, body });
    try {
      return this.see(await handler({ request, params, context: { cspNonce: "n", requestId: "r" } }));
    } catch (thrown) {
      if (!(thrown instanceof Response)) throw thrown;
      return this.see(thrown);
    }
  }

  private see(given: unknown): Seen {
    if (given instanceof Response) {
      this.keep(given.headers);
      return { status: given.status, location: given.headers.get("location"), data: {} };
    }
    const wrapped = given as { type?: string; data?: unknown; init?: ResponseInit | null };
    if (wrapped.type !== "DataWithResponseInit")
      return { status: 200, location: null, data: given as Record<string, unknown> };
    this.keep(new Headers(wrapped.init?.headers));
    const status = wrapped.init?.status ?? 200;
    return { status, location: null, data: wrapped.data as Record<string, unknown> };
  }

  private keep(headers: Headers): void {
    for (const line of headers.getSetCookie()) {
      const [pair = "", ...attributes] = line.split(";");
      const [name = "", value = ""] = pair.split("=");
      const gone = attributes.some((one) => one.trim().toLowerCase() === "max-age=0");
      if (gone) this.cookies.delete(name);
      else this.cookies.set(name, value);
    }
  }
}

/** The code a refused form came back with, of the form or of its first bad field. */
export function refusalOf(seen: Seen): string | undefined {
  const refusal = seen.data["refusal"] as { code: string; fields?: Record<string, string> } | undefined;
  return Object.values(refusal?.fields ?? {})[0] ?? refusal?.code;
}
