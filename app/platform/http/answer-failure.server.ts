import type { ErrorRequestHandler } from "express";

import type { Log } from "../log/log.server";
import { answerPlainly } from "./answer-plainly.server";

/** What went wrong before, in or after a route is logged; the client learns that it did, not how. */
export function answerFailure(log: Log): ErrorRequestHandler {
  // express knows an error handler by its four parameters
  return (error: unknown, request, response, _next) => {
    const status = (error as { status?: unknown } | null)?.status;
    const clientsFault =
      error instanceof URIError || (typeof status === "number" && status >= 400 && status < 500);
    if (!clientsFault) log.error({ err: error }, "request failed");
    // half an answer must not look like a whole one
    if (response.headersSent) response.destroy();
    else
      answerPlainly(
        request,
        response,
        status === 404 ? "NOT_FOUND" : clientsFault ? "BAD_REQUEST" : "INTERNAL",
      );
  };
}
