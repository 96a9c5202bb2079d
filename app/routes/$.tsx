import { RouteError } from "~/ui/document/route-error";
import { titled } from "~/ui/document/titled";

export const meta = titled;

/** Any address nobody answers. */
export function loader(): never {
  throw new Response(null, { status: 404, statusText: "Not Found" });
}

export default function NotFound() {
  return null;
}

export function ErrorBoundary() {
  return (
    <main id="main" className="public-main">
      <RouteError />
    </main>
  );
}
