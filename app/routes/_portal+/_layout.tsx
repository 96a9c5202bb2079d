import type { HeadersFunction, LoaderFunctionArgs } from "@remix-run/node";
import { Outlet, useLoaderData, useMatches, useParams, useRouteLoaderData } from "@remix-run/react";

import { brandOf } from "~/office/domain/brand/brand-of";
import { requirePortal } from "~/people/access/require-portal.server";
import { newSecretToken } from "~/platform/crypto/secret-token.server";
import type { PageHandle } from "~/ui/document/page-handle";
import { RouteError } from "~/ui/document/route-error";
import { FormTokenProvider } from "~/ui/form/form-token";
import { LocaleProvider } from "~/ui/format/locale-provider";
import { chooseLanguage } from "~/ui/i18n/language";
import { readPreferences } from "~/ui/i18n/preferences";
import { SignOutForm } from "~/ui/portal/sign-out-form";
import { PortalShell } from "~/ui/shell/portal-shell";

export const handle: PageHandle = { scripts: false };

/** One person's money: no copy of a page stays in a cache on the way or in a shared browser. */
export const headers: HeadersFunction = () => ({ "Cache-Control": "private, no-store" });

export async function loader({ request, params }: LoaderFunctionArgs) {
  const { tenant } = await requirePortal(request, params.slug!, "closedToo");
  const language = chooseLanguage(readPreferences(request).language, request.headers.get("accept-language"));
  return {
    brand: brandOf(tenant),
    start: `/portal/${tenant.slug}`,
    language,
    seed: newSecretToken(),
    locale: {
      locale: `${language}-${tenant.country}`,
      timeZone: tenant.timeZone,
      currency: tenant.currency,
      today: tenant.businessDate,
    },
  };
}

export default function PortalLayout() {
  const { brand, language, seed, locale } = useLoaderData<typeof loader>();
  const { slug = "" } = useParams();
  const csrf = useCsrf();
  const start = `/portal/${slug}`;
  return (
    <LocaleProvider value={locale}>
      <FormTokenProvider value={{ csrf, seed }}>
        <PortalShell
          brand={brand}
          home={csrf ? `${start}/home` : start}
          language={language}
          signOut={csrf && <SignOutForm action={`${start}/sign-out`} />}
        >
          <Outlet />
        </PortalShell>
      </FormTokenProvider>
    </LocaleProvider>
  );
}

/** The signed-in page's loader answers the session's token; a page before sign-in has none. */
function useCsrf(): string | null {
  const tokens = useMatches().map((match) => (match.data as { csrf?: string } | undefined)?.csrf);
  return tokens.find((token) => token !== undefined) ?? null;
}

/** Inside the firm's frame when there is such a firm. */
export function ErrorBoundary() {
  const frame = useRouteLoaderData<typeof loader>("routes/_portal+/_layout");
  const { slug = "" } = useParams();
  const home = `/portal/${slug}`;
  if (frame) {
    return (
      <PortalShell brand={frame.brand} home={home} language={frame.language}>
        <RouteError home={home} />
      </PortalShell>
    );
  }
  return (
    <div className="portal-shell">
      <main id="main" className="portal-main">
        <RouteError />
      </main>
    </div>
  );
}
