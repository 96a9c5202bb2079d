import { buffer } from "node:stream/consumers";

import type { LoaderFunctionArgs } from "@remix-run/node";

import { imageKeyOf } from "~/office/domain/brand/brand-images";
import { requireFound } from "~/people/access/require-found.server";
import { requirePortal } from "~/people/access/require-portal.server";
import { currentPorts } from "~/ports/current-ports.server";

const TYPES = { png: "image/png", svg: "image/svg+xml" } as const;

/** A picture of the firm, for portal pages and mails: its name is its content, so it is kept for good. */
export async function loader({ request, params }: LoaderFunctionArgs) {
  const { tenant } = await requirePortal(request, params.slug!, "closedToo");
  const [, sha256 = "", ending = ""] = /^([0-9a-f]{64})[.](png|svg)$/.exec(params.file ?? "") ?? [];
  const kind = requireFound(ending === "png" || ending === "svg" ? ending : null);
  const stream = await currentPorts().storage.get({ tenantId: tenant.id, key: imageKeyOf({ sha256, kind }) });
  const bytes = await buffer(requireFound(stream));
  return new Response(new Uint8Array(bytes), {
    headers: {
      "Content-Type": TYPES[kind],
      "Content-Length": String(bytes.byteLength),
      "Cache-Control": "public, max-age=31536000, immutable",
    },
  });
}
