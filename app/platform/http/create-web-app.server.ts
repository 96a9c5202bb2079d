import path from "node:path";

import type { ServerBuild } from "@remix-run/node";
import { createRequestHandler } from "@remix-run/express";
import compression from "compression";
import express, { type Express, type RequestHandler } from "express";

import type { Log } from "../log/log.server";
import { answerFailure } from "./answer-failure.server";
import { type Check, health } from "./health.server";
import { identifyRequest } from "./identify-request.server";
import { type BodyLimits, limitBody } from "./limit-body.server";
import { isStream, recordRequest } from "./record-request.server";
import { routeNames } from "./route-names";
import { answerProxy, type FindHome, serveOwnHosts } from "./serve-own-hosts.server";
import { nonceOf, securityHeaders } from "./security-headers.server";

export interface WebOptions {
  build: ServerBuild;
  /** folder of the browser's files, `build/client` */
  clientFolder: string;
  log: Log;
  checks: Check[];
  baseUrl: string;
  checkoutOrigins: string[];
  /** where a host of somebody else's begins; none: every host is ours */
  findHome?: FindHome;
  /** whether a host of somebody else's is proved, with its certificate or on the way to one */
  isOwnHost?(host: string): Promise<boolean>;
  trustedProxies: string[];
  metricsToken: string | undefined;
  bodyLimits?: BodyLimits;
  isStopping(): boolean;
}

/** The web server's chain, from the first byte of a request to the Remix route. */
export function createWebApp(options: WebOptions): Express {
  const { build, log } = options;
  const app = express();
  app.disable("x-powered-by");
  app.set("trust proxy", options.trustedProxies.length > 0 ? options.trustedProxies : false);
  app.use(identifyRequest);
  app.use(recordRequest(log, routeNames(build.routes)));
  const secure = options.baseUrl.startsWith("https:");
  app.use(securityHeaders({ secure, formTargets: options.checkoutOrigins }));
  // before anything that answers later: the body's first bytes arrive together with the headers
  app.use(limitBody(options.bodyLimits));
  if (options.isOwnHost) app.get("/health/own-host", answerProxy(options.baseUrl, options.isOwnHost));
  app.use(health(options));
  app.use(
    compression({
      filter: (request, response) => !isStream(response) && compression.filter(request, response),
    }),
  );
  app.use(files(options.clientFolder));
  if (options.findHome) app.use(serveOwnHosts(options.baseUrl, options.findHome));
  app.all("*", remix(build));
  app.use(answerFailure(log));
  return app;
}

/** Built files carry a hash in their name and never change; the rest is looked at again after an hour. */
function files(folder: string): RequestHandler {
  const router = express.Router();
  const assets = path.join(folder, "assets");
  router.use(
    "/assets",
    express.static(assets, { immutable: true, maxAge: "1y", fallthrough: false, index: false }),
  );
  router.use(express.static(folder, { maxAge: "1h", index: false, dotfiles: "ignore" }));
  return router;
}

function remix(build: ServerBuild): RequestHandler {
  const handle = createRequestHandler({
    build,
    mode: "production",
    getLoadContext: (request, response) => ({
      cspNonce: nonceOf(response),
      requestId: String(request.headers["x-request-id"]),
    }),
  });
  // it hands its own failures to next
  return (request, response, next) => void handle(request, response, next);
}
