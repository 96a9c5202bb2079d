import { data, type HeadersFunction, type LoaderFunctionArgs } from "@remix-run/node";
import { Outlet, useLoaderData } from "@remix-run/react";
import { useTranslation } from "react-i18next";

import { readFlash } from "~/people/access/answers/flash.server";
import { findOperatorName, requireOperatorDoor } from "~/people/access/operator/require-operator.server";
import { newSecretToken } from "~/platform/crypto/secret-token.server";
import type { PageHandle } from "~/ui/document/page-handle";
import { RouteError } from "~/ui/document/route-error";
import { FormTokenProvider } from "~/ui/form/form-token";
import { LocaleProvider } from "~/ui/format/locale-provider";
import { ConsoleShell } from "~/ui/shell/operator/console-shell";

export const handle: PageHandle = { texts: "staff" };

export const headers: HeadersFunction = () => ({ "Cache-Control": "private, no-store" });

export async function loader({ request }: LoaderFunctionArgs) {
  requireOperatorDoor(request);
  const operator = await findOperatorName(request);
  const flash = await readFlash(request);
  const frame = {
    operator: operator?.fullName ?? null,
    token: { csrf: operator?.csrf ?? null, seed: newSecretToken() },
    locale: {
      locale: "en-US",
      timeZone: "UTC",
      currency: "USD",
      today: new Date().toISOString().slice(0, 10),
    },
    flash: flash.message,
  };
  return data(frame, { headers: flash.headers });
}

export default function ConsoleLayout() {
  const { operator, token, locale, flash } = useLoaderData<typeof loader>();
  const { t } = useTranslation(["operator", "billing"]);
  const told = flash && t(flash.key as "operator:console.flash.done", flash.params ?? {});
  return (
    <LocaleProvider value={locale}>
      <FormTokenProvider value={token}>
        <ConsoleShell operator={operator} told={told}>
          <Outlet />
        </ConsoleShell>
      </FormTokenProvider>
    </LocaleProvider>
  );
}

export function ErrorBoundary() {
  return (
    <main id="main" className="public-main">
      <RouteError home="/" />
    </main>
  );
}
