import { useTranslation } from "react-i18next";

import type { ImportPace, ImportWord } from "~/collections/domain/placement/import-state";

import { Panel } from "../record/panel";
import { Progress } from "../record/progress";
import { useRevalidateEvery } from "../shell/use-revalidate-every";

const PACE_MS = 1000;

/** How far the worker is, read again every second; without scripts the page reads itself again every few seconds. */
export function ImportRunning({ word, pace }: { word: ImportWord; pace: ImportPace }) {
  const { t } = useTranslation("import");
  useRevalidateEvery(PACE_MS);
  const title =
    word === "loading" ? t("page.loading") : word === "checking" ? t("page.checking") : t("page.inLine");
  return (
    <Panel title={title}>
      <noscript>
        <meta httpEquiv="refresh" content="3" />
      </noscript>
      <Progress label={title} {...pace} />
      <p className="small muted mt-2">{t("page.mayLeave")}</p>
    </Panel>
  );
}
