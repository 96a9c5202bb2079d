import { isRouteErrorResponse, useRouteError, useRouteLoaderData } from "@remix-run/react";

import { ErrorPage } from "./error-page";

/** The ErrorBoundary of any route: its status and the request to quote, nothing of what went wrong inside. */
export function RouteError({ home }: { home?: string }) {
  const error = useRouteError();
  const root = useRouteLoaderData<{ requestId: string }>("root");
  const status = isRouteErrorResponse(error) ? error.status : 500;
  return <ErrorPage status={status} requestId={root?.requestId ?? null} home={home} />;
}
