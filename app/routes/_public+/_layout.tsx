import { Outlet } from "@remix-run/react";

import { RouteError } from "~/ui/document/route-error";
import { VisitorActions, VisitorFoot } from "~/ui/public/visitor-page";
import { PublicShell } from "~/ui/shell/public-shell";

export default function PublicLayout() {
  return <Outlet />;
}

export function ErrorBoundary() {
  return (
    <PublicShell actions={<VisitorActions />} foot={<VisitorFoot />}>
      <RouteError />
    </PublicShell>
  );
}
