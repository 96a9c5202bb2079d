import { randomBytes } from "node:crypto";

import type { NextFunction, Request, RequestHandler, Response } from "express";
import helmet from "helmet";

export interface SecurityOptions {
  /** whether people reach the site over https */
  secure: boolean;
  /** origins that a form's answer may redirect to: form-action holds for redirects too */
  formTargets: string[];
}

/** The nonce of this answer; `securityHeaders` made it. */
export function nonceOf(response: Response): string {
  return String(response.locals.cspNonce);
}

/** A new nonce for every answer, and the headers that go with it. */
export function securityHeaders(options: SecurityOptions): RequestHandler[] {
  const makeNonce = (_request: Request, response: Response, next: NextFunction) => {
    response.locals.cspNonce = randomBytes(16).toString("base64");
    next();
  };
  return [makeNonce, helmetOf(options), openPictures];
}

/** A firm's own pictures: mail programs show them on other sites, and opened by themselves they can do nothing. */
const PICTURES = /^\/portal\/[^/]+\/brand\/[^/]+$/;

function openPictures(request: Request, response: Response, next: NextFunction): void {
  if (PICTURES.test(request.path)) {
    response.set("Content-Security-Policy", "default-src 'none'; style-src 'unsafe-inline'; sandbox");
    response.set("Cross-Origin-Resource-Policy", "cross-origin");
  }
  next();
}

function helmetOf({ secure, formTargets }: SecurityOptions): RequestHandler {
  const nonce = (_request: unknown, response: unknown) => `'nonce-${nonceOf(response as Response)}'`;
  return helmet({
    contentSecurityPolicy: {
      useDefaults: false,
      directives: {
        defaultSrc: ["'self'"],
        scriptSrc: ["'self'", nonce],
        scriptSrcAttr: ["'none'"],
        styleSrc: ["'self'", nonce],
        // widths of bars and offsets of rows come from data; an attribute can neither load nor run anything
        styleSrcAttr: ["'unsafe-inline'"],
        imgSrc: ["'self'", "data:", "blob:"],
        fontSrc: ["'self'"],
        connectSrc: ["'self'"],
        objectSrc: ["'none'"],
        baseUri: ["'none'"],
        formAction: ["'self'", ...formTargets],
        frameAncestors: ["'none'"],
        ...(secure ? { upgradeInsecureRequests: [] } : {}),
      },
    },
    strictTransportSecurity: secure ? { maxAge: 63_072_000, includeSubDomains: true } : false,
    // "no-referrer" would make browsers send "Origin: null" with our own forms
    referrerPolicy: { policy: "same-origin" },
    crossOriginOpenerPolicy: secure,
    originAgentCluster: secure,
    xFrameOptions: { action: "deny" },
  });
}
