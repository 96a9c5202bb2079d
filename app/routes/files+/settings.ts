import type { LoaderFunctionArgs } from "@remix-run/node";

import { jsonDownload } from "~/people/access/answers/json-download.server";
import { requireStaff } from "~/people/access/require-staff.server";
import { settingsPage } from "~/people/queries/setting/settings-page.server";

/** What every setting is today, as the file that another firm or day takes over. */
export async function loader({ request }: LoaderFunctionArgs) {
  const staff = await requireStaff(request, "setting:read");
  const rows = await staff.read(settingsPage, undefined);
  const { slug, businessDate } = staff.tenant;
  return jsonDownload(`${slug}-settings-${businessDate}.json`, {
    firm: slug,
    on: businessDate,
    settings: Object.fromEntries(rows.map(({ key, value }) => [key, value])),
  });
}
