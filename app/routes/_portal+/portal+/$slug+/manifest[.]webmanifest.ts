import type { LoaderFunctionArgs } from "@remix-run/node";

import { brandOf } from "~/office/domain/brand/brand-of";
import { requirePortal } from "~/people/access/require-portal.server";

/** The firm's portal as an application on a phone: its name, icon and colour. */
export async function loader({ request, params }: LoaderFunctionArgs) {
  const { tenant } = await requirePortal(request, params.slug!, "closedToo");
  const { name, icon, colours } = brandOf(tenant);
  const start = `/portal/${tenant.slug}`;
  const own = icon && {
    src: icon.src,
    type: icon.type,
    sizes: icon.type === "image/svg+xml" ? "any" : `${icon.width}x${icon.height}`,
  };
  return Response.json(
    {
      name,
      short_name: name.slice(0, 24),
      start_url: start,
      scope: start,
      display: "standalone",
      background_color: "#faf9f6",
      theme_color: colours?.colour ?? "#14532d",
      icons: [own ?? { src: "/favicon.svg", type: "image/svg+xml", sizes: "any" }],
    },
    { headers: { "Content-Type": "application/manifest+json", "Cache-Control": "public, max-age=300" } },
  );
}
