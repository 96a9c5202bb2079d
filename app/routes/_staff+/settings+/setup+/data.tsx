import type { LoaderFunctionArgs } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { useTranslation } from "react-i18next";

import { setupProgress } from "~/money/queries/setup-progress.server";
import { requireStaff } from "~/people/access/require-staff.server";
import { LinkButton } from "~/ui/action/link-button";
import { RouteError } from "~/ui/document/route-error";
import { titled } from "~/ui/document/titled";
import { translator } from "~/ui/i18n/translator.server";
import { SetupFrame } from "~/ui/settings/setup/setup-frame";

export const meta = titled;

export async function loader({ request }: LoaderFunctionArgs) {
  const staff = await requireStaff(request, "setting:update");
  const { steps } = await staff.read(setupProgress, undefined);
  return { title: translator(staff.language)("setup:title"), may: staff.permissions.list(), steps };
}

const WAYS = [
  { key: "file", to: "/imports/new", needs: "import:create" },
  { key: "sftp", to: "/settings/sftp", needs: "integration:configure" },
  { key: "sample", to: "/settings/setup/sample", needs: "sample:load" },
] as const;

export default function Data() {
  const { t } = useTranslation("setup");
  const { title, may, steps } = useLoaderData<typeof loader>();
  return (
    <SetupFrame title={title} may={may} steps={steps} current="data">
      <ul className="grid gap-4">
        {WAYS.filter(({ needs }) => may.includes(needs)).map(({ key, to }, index) => (
          <li key={key} className="grid gap-1">
            <LinkButton to={to} look={index === 0 ? "primary" : "plain"} className="justify-self-start">
              {t(`data.${key}`)}
            </LinkButton>
            <p className="max-w-prose text-ink-2">{t(`data.${key}Help`)}</p>
          </li>
        ))}
      </ul>
    </SetupFrame>
  );
}

export function ErrorBoundary() {
  return <RouteError home="/settings" />;
}
