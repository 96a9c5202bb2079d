import type { Request, RequestHandler, Response } from "express";

import { answerPlainly } from "./answer-plainly.server";

export interface BodyLimits {
  /** most bytes of an ordinary form or JSON body */
  ordinary: number;
  /** most bytes of an uploaded file's request */
  upload: number;
  /** milliseconds within which an ordinary body must have arrived */
  patience: number;
}

/** A file of 2 GiB with its form around it. */
export const BODY_LIMITS: BodyLimits = {
  ordinary: 1024 ** 2,
  upload: 2 * 1024 ** 3 + 1024 ** 2,
  patience: 30_000,
};

/** Where files are taken. */
const UPLOADS = /^\/(files\/(imports|statements|brand)|api\/v1\/bank-statements)\/?$/;

/**
 * Refuses a body that says it is too long, and counts what arrives, since a chunked body says nothing.
 * The body itself is not touched: routes stream it.
 */
export function limitBody(limits: BodyLimits = BODY_LIMITS): RequestHandler {
  return (request, response, next) => {
    const upload = UPLOADS.test(request.path);
    const limit = upload ? limits.upload : limits.ordinary;
    if (Number(request.headers["content-length"] ?? 0) > limit)
      return refuse(request, response, "BODY_TOO_LARGE");
    if (hasBody(request)) {
      count(request, response, limit);
      if (!upload) hurry(request, response, limits.patience);
    }
    next();
  };
}

function hasBody(request: Request): boolean {
  return (
    request.headers["content-length"] !== undefined || request.headers["transfer-encoding"] !== undefined
  );
}

function count(request: Request, response: Response, limit: number): void {
  const push = request.push.bind(request);
  let bytes = 0;
  request.push = (chunk: Buffer | null, encoding?: BufferEncoding) => {
    bytes += chunk?.length ?? 0;
    if (bytes <= limit) return push(chunk, encoding);
    refuse(request, response, "BODY_TOO_LARGE");
    return false;
  };
}

function hurry(request: Request, response: Response, patience: number): void {
  const timer = setTimeout(() => {
    if (!request.complete) refuse(request, response, "REQUEST_TIMEOUT");
  }, patience);
  response.once("close", () => clearTimeout(timer));
}

/** The rest of the body is not read, so the connection cannot serve another request. */
function refuse(request: Request, response: Response, code: "BODY_TOO_LARGE" | "REQUEST_TIMEOUT"): void {
  response.set("Connection", "close");
  response.once("finish", () => request.destroy());
  answerPlainly(request, response, code);
}
