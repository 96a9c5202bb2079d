import { useTranslation } from "react-i18next";

import { type PlacementColumn, recogniseColumns } from "~/collections/domain/placement/placement-columns";

import { Facts } from "../record/facts";
import { Panel } from "../record/panel";

/** Which column of the file became what, and which nobody uses. */
export function ImportColumns({ header }: { header: string[] }) {
  const { t } = useTranslation("import");
  const map = recogniseColumns(header);
  if (!map.ok) return null;
  const columns = Object.entries(map.value.positions) as [PlacementColumn, number][];
  const unused = map.value.ignored.filter(Boolean).join(", ");
  return (
    <Panel title={t("preview.columns")}>
      <Facts
        facts={[
          ...columns
            .sort(([, a], [, b]) => a - b)
            .map(([column, at]) => ({ label: header[at] ?? column, value: <code>{column}</code> })),
          { label: t("preview.ignored"), value: unused || t("preview.noIgnored") },
        ]}
      />
    </Panel>
  );
}
