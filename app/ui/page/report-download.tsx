import { useTranslation } from "react-i18next";

import { REPORT_FORMATS } from "~/money/domain/report/report-limits";
import type { ReportName } from "~/money/domain/report/report-name";

interface ReportDownloadProps {
  report: ReportName;
  /** the page's own question: days, account, sub-account */
  search: Record<string, string | undefined>;
}

/** The report on the page, as files. */
export function ReportDownload({ report, search }: ReportDownloadProps) {
  const { t } = useTranslation("report");
  const asked = Object.entries(search).filter((pair): pair is [string, string] => Boolean(pair[1]));
  const query = new URLSearchParams(asked).toString();
  return (
    <p className="flex flex-wrap items-center gap-2">
      <span className="muted">{t("download.title")}</span>
      {REPORT_FORMATS.map((format) => (
        <a
          key={format}
          className="btn"
          href={`/files/reports/${report}/${format}${query && `?${query}`}`}
          aria-label={`${t(`title.${report}`)}: ${t(`download.${format}`)}`}
          download
        >
          {t(`download.${format}`)}
        </a>
      ))}
    </p>
  );
}
