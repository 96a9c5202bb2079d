import { useTranslation } from "react-i18next";

import type { Refusal } from "~/office/domain/outcome";

import { Banner } from "../../action/banner";
import { LinkButton } from "../../action/link-button";
import type { FormResult } from "../../form/action-form";
import { errorText } from "../../form/error-text";
import { CountText } from "../../format/count-text";
import { DataTable } from "../../table/data-table";
import { ActForm } from "../act-form";

interface SampleRemovalProps {
  /** rows of each table that would go; null where they cannot */
  outlook: { table: string; count: number }[] | null;
  refusal: Refusal | null;
  answer: FormResult | null | undefined;
}

/** What would go, and the button that does it; or what stands in the way. */
export function SampleRemoval({ outlook, refusal, answer }: SampleRemovalProps) {
  const { t } = useTranslation("setup");
  const { t: tError } = useTranslation("errors");
  if (!outlook) {
    const accounts = refusal?.facts?.["accounts"];
    return (
      <Banner tone="bad" role="alert" title={errorText(refusal?.code ?? "", tError)}>
        {Array.isArray(accounts) && <p className="num">{accounts.join(", ")}</p>}
      </Banner>
    );
  }
  return (
    <section aria-labelledby="sample-removal" className="grid grid-cols-1 gap-4">
      <h3 id="sample-removal">{t("sample.sure")}</h3>
      <p className="max-w-prose">{t("sample.sureHelp")}</p>
      <DataTable
        caption={t("sample.caption")}
        rows={outlook}
        rowKey={({ table }) => table}
        dense
        empty={null}
        columns={[
          {
            key: "what",
            header: t("sample.what"),
            main: true,
            cell: ({ table }) => t(`sample.table.${table as "account"}`, { defaultValue: table }),
          },
          {
            key: "rows",
            header: t("sample.rows"),
            align: "end",
            cell: ({ count }) => <CountText value={count} />,
          },
        ]}
      />
      <div className="flex flex-wrap gap-2">
        <ActForm sends={{ act: "remove" }} answer={answer} look="danger">
          {t("sample.removeNow")}
        </ActForm>
        <LinkButton to="/settings/setup/sample">{t("sample.keep")}</LinkButton>
      </div>
    </section>
  );
}
