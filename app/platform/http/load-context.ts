/** What the web server hands to every loader, action and to the document's render. */
export interface LoadContext {
  /** goes on every script and style element of this answer */
  cspNonce: string;
  requestId: string;
}

declare module "@remix-run/server-runtime" {
  interface AppLoadContext {
    cspNonce: LoadContext["cspNonce"];
    requestId: LoadContext["requestId"];
  }
}
