import type { TypedResponse } from "@remix-run/node";

import type { Refusal } from "~/office/domain/outcome";

import { backTo } from "../back-to.server";
import { flashTo } from "./flash.server";

/** A list that is too long says so on the page it was asked from; any other no is a 403. */
export function refuseExport(
  request: Request,
  page: string,
  { code, facts }: Refusal,
): Promise<TypedResponse<never>> {
  if (code !== "EXPORT_CAP") throw new Response(code, { status: 403, statusText: "Forbidden" });
  const params = { most: Number(facts?.["most"]) };
  return flashTo(backTo(request, page), { tone: "bad", key: "firm:exportCap", params });
}
