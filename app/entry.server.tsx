import { PassThrough } from "node:stream";

import {
  type ActionFunctionArgs,
  type AppLoadContext,
  createReadableStreamFromReadable,
  type EntryContext,
  type LoaderFunctionArgs,
} from "@remix-run/node";
import { isRouteErrorResponse, RemixServer } from "@remix-run/react";
import { isbot } from "isbot";
import { renderToPipeableStream } from "react-dom/server";
import { I18nextProvider } from "react-i18next";

import { startWeb } from "~/jobs/start-web.server";
import { findHome as findHomeOf, isOwnHost as isOwnHostOf } from "~/people/access/identity/find-home.server";
import { log } from "~/platform/log/log.server";
import { NonceProvider } from "~/ui/document/nonce";
import { chooseLanguage } from "~/ui/i18n/language";
import { readPreferences } from "~/ui/i18n/preferences";
import { translation } from "~/ui/i18n/translation.server";

startWeb();

/** After this a slow page is cut off; single fetch stops its own streams a little earlier. */
const ABORT_MS = 10_000;
export const streamTimeout = ABORT_MS - 1000;

/** For the web server, which knows no firms. */
export const findHome = findHomeOf;
export const isOwnHost = isOwnHostOf;

/** Draws the document. People get it as it is drawn, robots whole. */
export default function handleRequest(
  request: Request,
  status: number,
  headers: Headers,
  remixContext: EntryContext,
  loadContext: AppLoadContext,
): Promise<Response> {
  const language = chooseLanguage(readPreferences(request).language, request.headers.get("accept-language"));
  const whole = isbot(request.headers.get("user-agent") ?? "");
  return new Promise((resolve, reject) => {
    let answered = false;
    const answer = () => {
      answered = true;
      const body = new PassThrough();
      headers.set("Content-Type", "text/html; charset=utf-8");
      headers.set("Content-Language", language);
      resolve(
        new Response(createReadableStreamFromReadable(body), { headers, status: failed ? 500 : status }),
      );
      stream.pipe(body);
    };
    let failed = false;
    const stream = renderToPipeableStream(
      <I18nextProvider i18n={translation(language)}>
        <NonceProvider value={loadContext.cspNonce}>
          <RemixServer
            context={remixContext}
            url={request.url}
            abortDelay={ABORT_MS}
            nonce={loadContext.cspNonce}
          />
        </NonceProvider>
      </I18nextProvider>,
      {
        nonce: loadContext.cspNonce,
        onShellReady: whole ? undefined : answer,
        onAllReady: whole ? answer : undefined,
        onShellError: reject,
        onError(error) {
          failed = true;
          // Before the shell is out, onShellError carries the error to the server's own report.
          if (answered && !request.signal.aborted)
            log().error(
              { err: error, url: new URL(request.url).pathname },
              "the page broke while it was drawn",
            );
        },
      },
    );
    setTimeout(() => stream.abort(), ABORT_MS).unref();
  });
}

/** Errors of loaders and actions; refusals thrown as responses are answers, and a visitor who left is no error. */
export function handleError(error: unknown, { request }: LoaderFunctionArgs | ActionFunctionArgs): void {
  if (request.signal.aborted || isRouteErrorResponse(error)) return;
  log().error({ err: error, url: new URL(request.url).pathname }, "a loader or action broke");
}
