import { renderToBuffer } from "@react-pdf/renderer";

import { registerLetterFonts } from "~/office/letters/letter-fonts.server";
import type { LetterheadFacts } from "~/office/letters/letterhead";
import type { ChartOnDay } from "~/people/domain/organisation/org-past";
import { formatCivilDate } from "~/ui/format/format-date";
import { translator } from "~/ui/i18n/translator.server";

import { OrgChart, type OrgChartText } from "./org-chart";

interface ChartReader {
  language: string;
  locale: string;
  /** the firm's legal name */
  agency: string;
  mark: LetterheadFacts;
}

/** The organisation of a day on paper: departments under each other, their heads, and who works in each. */
export async function orgChartPdf(
  chart: ChartOnDay,
  { language, locale, agency, mark }: ChartReader,
): Promise<Uint8Array<ArrayBuffer>> {
  registerLetterFonts();
  const t = translator(language);
  const nameOf = (id: string | null) => chart.people.find((person) => person.id === id)?.fullName ?? null;
  const membersOf = (departmentId: string | null) =>
    chart.people
      .filter((person) => person.departmentId === departmentId)
      .map(({ fullName, reportsToId }) => {
        const superior = nameOf(reportsToId);
        return superior ? t("firm:org.under", { name: fullName, superior }) : fullName;
      });
  const known = new Set(chart.units.map(({ id }) => id));
  const loose = chart.people.filter(({ departmentId }) => !departmentId || !known.has(departmentId));
  const text: OrgChartText = {
    language,
    title: t("firm:org.chart"),
    agency,
    day: t("firm:org.stoodOn", { day: formatCivilDate(chart.on, locale) }),
    units: chart.units.map(({ id, code, name, headId, deputyId, depth }) => {
      const head = nameOf(headId);
      const deputy = nameOf(deputyId);
      return {
        id,
        depth,
        name: `${name} (${code})`,
        heads: [
          head ? t("firm:org.headedBy", { name: head }) : t("firm:org.noHead"),
          ...(deputy ? [t("firm:org.deputyIs", { name: deputy })] : []),
        ].join(" · "),
        members: membersOf(id),
      };
    }),
    loose: { title: t("firm:org.loose"), members: loose.map(({ fullName }) => fullName) },
    pageOf: (page, pages) => t("report:pageOf", { page, pages }),
  };
  return new Uint8Array(await renderToBuffer(<OrgChart text={text} mark={mark} />));
}
