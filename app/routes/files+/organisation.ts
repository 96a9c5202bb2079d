import type { LoaderFunctionArgs } from "@remix-run/node";

import { requireStaff } from "~/people/access/require-staff.server";
import { readChartDay } from "~/people/domain/organisation/read-chart-day";
import { orgChartPdf } from "~/people/letters/org-chart-pdf.server";
import { orgChartOn } from "~/people/queries/organisation/org-chart-on.server";
import { fileAnswer } from "~/platform/http/file-answer.server";
import { currentPorts } from "~/ports/current-ports.server";
import { readLetterhead } from "~/ports/storage/read-letterhead.server";

/** The organisation of today, or of an earlier day, on paper. */
export async function loader({ request }: LoaderFunctionArgs) {
  const staff = await requireStaff(request, "staff:read");
  const { businessDate, language, country, legalName } = staff.tenant;
  const on = readChartDay(new URL(request.url).searchParams.get("on"), businessDate) ?? businessDate;
  const chart = await staff.read(orgChartOn, { on });
  const mark = await readLetterhead(currentPorts().storage, staff.tenant);
  const reader = { language, locale: `${language}-${country}`, agency: legalName, mark };
  const name = `organisation-${on}.pdf`;
  return fileAnswer(await orgChartPdf(chart, reader), { name, type: "application/pdf" });
}
