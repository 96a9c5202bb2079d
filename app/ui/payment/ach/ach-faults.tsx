import { useTranslation } from "react-i18next";

import type { NachaFault } from "~/money/domain/ach/nacha-file";

import { Panel } from "../../record/panel";

/** Where in the file something is wrong, by line, record and field. */
export function AchFaults({ faults }: { faults: NachaFault[] }) {
  const { t } = useTranslation("payment");
  return (
    <Panel title={t("ach.faults")}>
      <p className="mb-3">{t("ach.faultsBody")}</p>
      <ul className="grid gap-1">
        {faults.map((fault, at) => (
          <li key={at} className="break-words">
            {t("ach.fault", {
              line: fault.line,
              record: fault.record,
              field: fault.field,
              what: t(`ach.faultWhat.${fault.code}`),
            })}
            {fault.found !== undefined && <code className="ms-2">{fault.found}</code>}
          </li>
        ))}
      </ul>
    </Panel>
  );
}
