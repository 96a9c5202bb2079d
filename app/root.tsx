import "./app.css";

import type { LoaderFunctionArgs } from "@remix-run/node";
import {
  Links,
  Meta,
  Outlet,
  Scripts,
  ScrollRestoration,
  type ShouldRevalidateFunction,
  useMatches,
  useRouteLoaderData,
} from "@remix-run/react";
import { type ReactNode, Suspense } from "react";

import type { Brand } from "~/office/domain/brand/brand-of";
import { useNonce } from "~/ui/document/nonce";
import type { PageHandle } from "~/ui/document/page-handle";
import { RouteError } from "~/ui/document/route-error";
import { titled } from "~/ui/document/titled";
import { chooseLanguage } from "~/ui/i18n/language";
import { readPreferences } from "~/ui/i18n/preferences";
import { TextGate } from "~/ui/i18n/text-gate";

export const meta = titled;

/** Appearance only, from cookies: the document can be drawn when everything else is down. */
export function loader({ request, context }: LoaderFunctionArgs) {
  const preferences = readPreferences(request);
  return {
    language: chooseLanguage(preferences.language, request.headers.get("accept-language")),
    theme: preferences.theme,
    requestId: context.requestId,
  };
}

/** Preferences change by a full page load. */
export const shouldRevalidate: ShouldRevalidateFunction = () => false;

export function Layout({ children }: { children: ReactNode }) {
  const data = useRouteLoaderData<typeof loader>("root");
  const { texts = "public", scripts = true } = useHandle();
  const nonce = useNonce();
  const theme = data?.theme ?? "system";
  const portal = useRouteLoaderData<{ brand: Brand; start: string }>("routes/_portal+/_layout");
  const icon = portal?.brand.icon;
  return (
    <html
      lang={data?.language ?? "en"}
      data-theme={theme === "system" ? undefined : theme}
      data-texts={texts}
    >
      <head>
        <meta charSet="utf-8" />
        <meta name="viewport" content="width=device-width, initial-scale=1" />
        <meta name="color-scheme" content={theme === "system" ? "light dark" : theme} />
        <link rel="icon" href={icon?.src ?? "/favicon.svg"} type={icon?.type ?? "image/svg+xml"} />
        <link
          rel="manifest"
          href={portal ? `${portal.start}/manifest.webmanifest` : "/manifest.webmanifest"}
        />
        <Meta />
        <Links />
      </head>
      <body>
        {children}
        {scripts ? (
          <>
            <ScrollRestoration nonce={nonce} />
            <Scripts nonce={nonce} />
          </>
        ) : (
          <script src="/portal.js" type="module" nonce={nonce} />
        )}
      </body>
    </html>
  );
}

export default function Root() {
  const { texts = "public" } = useHandle();
  return (
    <Suspense fallback={null}>
      <TextGate bundle={texts}>
        <Outlet />
      </TextGate>
    </Suspense>
  );
}

export function ErrorBoundary() {
  return (
    <main id="main" className="public-main">
      <RouteError />
    </main>
  );
}

/** The innermost route that says something wins. */
function useHandle(): PageHandle {
  const handles = useMatches().map((match) => (match.handle ?? {}) as PageHandle);
  return Object.assign({}, ...handles) as PageHandle;
}
