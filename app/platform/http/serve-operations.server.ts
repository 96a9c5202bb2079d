import express from "express";

import type { Log } from "../log/log.server";
import { answerPlainly } from "./answer-plainly.server";
import { type Check, health } from "./health.server";
import { serve, type Serving } from "./serve.server";

export interface OperationsOptions {
  host: string;
  port: number;
  log: Log;
  checks: Check[];
  metricsToken: string | undefined;
  isStopping(): boolean;
}

/** Health and metrics of a process that serves nobody else, such as the worker. */
export function serveOperations(options: OperationsOptions): Promise<Serving> {
  const app = express();
  app.disable("x-powered-by");
  app.use(health(options));
  app.use((request, response) => answerPlainly(request, response, "NOT_FOUND"));
  return serve(app, options);
}
