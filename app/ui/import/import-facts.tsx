import { useTranslation } from "react-i18next";

import type { ImportPage } from "~/collections/queries/import-page.server";

import { CopyButton } from "../action/copy-button";
import { InstantText } from "../format/instant-text";
import { formatCount } from "../format/format-number";
import { useLocale } from "../format/locale-provider";
import { Facts } from "../record/facts";
import { Panel } from "../record/panel";

const DELIMITERS: Record<string, "comma" | "semicolon" | "tab" | "pipe"> = {
  ",": "comma",
  ";": "semicolon",
  "\t": "tab",
  "|": "pipe",
};

/** Where the file came from and how it was read. */
export function ImportFacts({ page }: { page: ImportPage }) {
  const { t } = useTranslation("import");
  const { locale } = useLocale();
  const { job } = page;
  const { encoding, delimiter, accept } = job.options;
  const separator = delimiter && DELIMITERS[delimiter];
  return (
    <Panel title={t("page.aboutTitle")}>
      <Facts
        facts={[
          { label: t("page.client"), value: page.creditorName },
          { label: t("page.source"), value: t(`source.${job.source}` as "source.upload") },
          ...(page.startedByName ? [{ label: t("page.startedBy"), value: page.startedByName }] : []),
          { label: t("page.created"), value: <InstantText value={job.createdAt} /> },
          ...(job.completedAt
            ? [{ label: t("page.completed"), value: <InstantText value={job.completedAt} /> }]
            : []),
          {
            label: t("page.size"),
            value: t("page.bytes", { count: Number(page.size), formatted: formatCount(page.size, locale) }),
          },
          ...(encoding ? [{ label: t("page.encoding"), value: encoding.toUpperCase() }] : []),
          ...(separator ? [{ label: t("page.delimiter"), value: t(`page.delimiterName.${separator}`) }] : []),
          {
            label: t("page.accept"),
            value: accept === "all_or_nothing" ? t("page.allOrNothing") : t("page.partial"),
          },
          {
            label: t("page.sha"),
            value: (
              <span className="flex flex-wrap items-center gap-1">
                <code className="num" title={page.sha256}>
                  {page.sha256.slice(0, 12)}…
                </code>
                <CopyButton text={page.sha256} label={t("page.sha")} />
              </span>
            ),
          },
        ]}
      />
    </Panel>
  );
}
