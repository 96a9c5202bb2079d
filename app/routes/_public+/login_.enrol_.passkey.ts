import { json, type LoaderFunctionArgs } from "@remix-run/node";

import { askForNewPasskey } from "~/people/access/factor/add-passkey.server";
import { requireEnrolling } from "~/people/access/require-staff.server";

/** What a device makes a new passkey from; asked for by the script of a page that adds one. */
export async function loader({ request }: LoaderFunctionArgs) {
  const staff = await requireEnrolling(request);
  const asked = await askForNewPasskey(staff);
  if (!asked) throw new Response("NOT_FOUND", { status: 404, statusText: "Not Found" });
  return json(asked.options, { headers: asked.headers });
}
