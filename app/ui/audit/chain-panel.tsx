import { useTranslation } from "react-i18next";

import type { ChainCheck } from "~/people/queries/audit/audit-choices.server";

import { Banner } from "../action/banner";
import type { FormResult } from "../form/action-form";
import { CountText } from "../format/count-text";
import { InstantText } from "../format/instant-text";
import { Panel } from "../record/panel";
import { ActForm } from "../settings/act-form";

interface ChainPanelProps {
  sealed: bigint;
  lastCheck: ChainCheck | null;
  publicKey: string;
  answer: FormResult | null | undefined;
}

/** How the chain stands: each event is linked to the one before, so that none can be changed or lost unseen. */
export function ChainPanel({ sealed, lastCheck, publicKey, answer }: ChainPanelProps) {
  const { t } = useTranslation("audit");
  const broken = lastCheck?.brokenAt ?? lastCheck?.lostAnchor ?? null;
  return (
    <Panel title={t("chain.title")}>
      {broken !== null && (
        <Banner tone="bad" title={t("chain.broken", { seq: broken })}>
          <p>{t("chain.brokenBody")}</p>
        </Banner>
      )}
      <div className="flex flex-wrap items-center justify-between gap-3">
        <p>
          <CountText value={Number(sealed)} /> {t("chain.sealed")}
          {" · "}
          {lastCheck ? (
            <>
              {t(broken === null ? "chain.intact" : "chain.failed")} <InstantText value={lastCheck.at} />
            </>
          ) : (
            t("chain.never")
          )}
        </p>
        <ActForm sends={{ act: "verify" }} answer={answer}>
          {t("chain.verify")}
        </ActForm>
      </div>
      <details>
        <summary>{t("chain.key")}</summary>
        <p className="max-w-prose">{t("chain.keyBody")}</p>
        <code className="break-all">{publicKey}</code>
      </details>
    </Panel>
  );
}
