import { useTranslation } from "react-i18next";

import type { InvariantBoard } from "~/money/queries/invariant/invariant-board.server";

import { Banner } from "../action/banner";

/** One sentence over the table: proved, broken, or proved again with freezes left. */
export function InvariantVerdict({ board }: { board: InvariantBoard }) {
  const { t } = useTranslation("invariant");
  const broken = board.invariants.filter(({ state }) => state === "broken").length;
  const ran = board.invariants.filter(({ result }) => result !== null).length;
  if (!board.lastRun)
    return (
      <Banner title={t("verdict.neverTitle")}>
        <p>{t("verdict.neverBody")}</p>
      </Banner>
    );
  if (broken > 0)
    return (
      <Banner tone="bad" role="alert" title={t("verdict.badTitle", { count: broken })}>
        <p>{t("verdict.badBody")}</p>
      </Banner>
    );
  if (board.openCount > 0)
    return (
      <Banner tone="warn" title={t("verdict.frozenTitle", { count: board.openCount })}>
        <p>{t("verdict.frozenBody")}</p>
      </Banner>
    );
  return (
    <Banner tone="good" title={t("verdict.goodTitle")}>
      <p>{t("verdict.goodBody", { count: ran })}</p>
    </Banner>
  );
}
