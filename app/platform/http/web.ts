import path from "node:path";
import { pathToFileURL } from "node:url";

import type { ServerBuild } from "@remix-run/node";

import { env } from "../env/env.server";
import { log } from "../log/log.server";
import { createWebApp, type WebOptions } from "./create-web-app.server";
import { readinessChecks } from "./readiness-checks.server";
import { runProcess } from "./run-process.server";
import { serve } from "./serve.server";

/** The web process: `node build/web.js`, from the project's folder. */
async function web(): Promise<() => Promise<void>> {
  process.env.NODE_ENV ??= "production";
  const settings = env();
  const build = (await import(pathToFileURL(path.resolve("build/server/index.js")).href)) as ServerBuild;
  const state = { stopping: false };
  // the server knows no firms: what it must know of their names, the build tells
  const { findHome, isOwnHost } = build.entry.module as Pick<WebOptions, "findHome" | "isOwnHost">;
  const app = createWebApp({
    build,
    clientFolder: path.resolve("build/client"),
    log: log(),
    checks: readinessChecks({
      databaseUrl: settings.APP_DATABASE_URL,
      storage: settings.STORAGE,
      migrations: path.resolve("prisma/migrations"),
    }),
    baseUrl: settings.BASE_URL,
    findHome,
    isOwnHost,
    checkoutOrigins: [
      settings.STRIPE_CHECKOUT_ORIGIN,
      // a short address first, which leads to the page itself
      ...(settings.RAZORPAY_KEY_ID
        ? ["https://rzp.io", "https://*.razorpay.com", "https://razorpay.com"]
        : []),
    ],
    trustedProxies: settings.TRUSTED_PROXIES,
    metricsToken: settings.METRICS_TOKEN,
    isStopping: () => state.stopping,
  });
  const serving = await serve(app, { host: settings.HOST, port: settings.PORT, log: log() });
  return async () => {
    state.stopping = true;
    await serving.stop();
  };
}

await runProcess("web", web);
