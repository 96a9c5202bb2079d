import { useTranslation } from "react-i18next";

import type { StatementPage } from "~/money/queries/statement/statement-page.server";

import { Panel } from "../record/panel";
import { Progress } from "../record/progress";
import { useRevalidateEvery } from "../shell/use-revalidate-every";

const PACE_MS = 1000;

/** How far the worker is, read again every second; without scripts the page reads itself again every few seconds. */
export function StatementRunning({ page, now }: { page: StatementPage; now: string }) {
  const { t } = useTranslation("bank");
  useRevalidateEvery(PACE_MS);
  const { commit, undo } = page.file.findings;
  const work = page.word === "undoing" ? undo : page.word === "committing" ? commit : null;
  const seconds = work ? (Date.parse(now) - Date.parse(work.since)) / 1000 : 0;
  const title = t(
    page.word === "undoing"
      ? "preview.undoing"
      : page.word === "committing"
        ? "preview.booking"
        : "preview.reading",
  );
  return (
    <Panel title={title}>
      <noscript>
        <meta httpEquiv="refresh" content="3" />
      </noscript>
      <Progress
        label={title}
        done={work?.done ?? 0}
        total={work?.total ?? null}
        perSecond={work && seconds >= 1 && work.done > 0 ? work.done / seconds : null}
      />
      <p className="small muted mt-2">{t("preview.mayLeave")}</p>
    </Panel>
  );
}
