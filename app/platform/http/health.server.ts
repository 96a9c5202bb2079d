import { timingSafeEqual } from "node:crypto";

import { type Request, type Response, Router } from "express";
import { register } from "prom-client";

import type { Log } from "../log/log.server";
import { answerPlainly } from "./answer-plainly.server";

/** Something the process cannot work without. Rejects, or takes too long, when it is not there. */
export interface Check {
  name: string;
  run(): Promise<void>;
}

export interface HealthOptions {
  checks: Check[];
  log: Log;
  /** bearer token of /metrics; without one only this machine may read it */
  metricsToken: string | undefined;
  /** true once the process has begun to stop */
  isStopping(): boolean;
}

interface Finding {
  name: string;
  ok: boolean;
  ms: number;
}

const PATIENCE = 1000;

/** `/health/live`, `/health/ready`, `/health` and `/metrics`. */
export function health(options: HealthOptions): Router {
  const router = Router();
  router.use("/health", (_request, response, next) => {
    response.set("Cache-Control", "no-store");
    next();
  });
  router.get("/health/live", (_request, response) => void response.json({ status: "ok" }));
  router.get(["/health", "/health/ready"], async (_request, response) => {
    const findings = await Promise.all(options.checks.map((check) => examine(check, options.log)));
    const ready = !options.isStopping() && findings.every((finding) => finding.ok);
    const status = options.isStopping() ? "stopping" : ready ? "ok" : "failing";
    response.status(ready ? 200 : 503).json({ status, checks: findings });
  });
  router.get("/metrics", async (request, response) => {
    if (!mayRead(request, options.metricsToken)) return answerPlainly(request, response, "NOT_FOUND");
    await sendMetrics(response);
  });
  return router;
}

async function examine(check: Check, log: Log): Promise<Finding> {
  const start = performance.now();
  const late = AbortSignal.timeout(PATIENCE);
  const lateness = new Promise<never>((_resolve, reject) => {
    late.addEventListener("abort", () => reject(new Error("took longer than a second")), { once: true });
  });
  const ok = await Promise.race([check.run(), lateness]).then(
    () => true,
    (error: unknown) => {
      log.warn({ err: error, check: check.name }, "health check failed");
      return false;
    },
  );
  return { name: check.name, ok, ms: Math.round(performance.now() - start) };
}

function mayRead(request: Request, token: string | undefined): boolean {
  if (token) {
    const given = Buffer.from(request.headers.authorization ?? "");
    const wanted = Buffer.from(`Bearer ${token}`);
    return given.length === wanted.length && timingSafeEqual(given, wanted);
  }
  // a proxy on this machine also comes from loopback, but says for whom; its headers may be dropped by now
  const forwarded = request.rawHeaders.some((name) => /^(x-forwarded-for|forwarded)$/i.test(name));
  return !forwarded && /^(127\.|::1$|::ffff:127\.)/.test(request.socket.remoteAddress ?? "");
}

async function sendMetrics(response: Response): Promise<void> {
  response.set("Content-Type", register.contentType).send(await register.metrics());
}
