import { useEffect, useState } from "react";
import { useTranslation } from "react-i18next";

import { LinkButton } from "../../action/link-button";
import { Panel } from "../../record/panel";

interface WholeNumberProps {
  shown: { number: string; bankCode: string | null; holderName: string; seconds: number };
}

/** The number, until its time is over. Without scripts the answer itself sends the browser back. */
export function WholeNumber({ shown }: WholeNumberProps) {
  const { t } = useTranslation("payout");
  const [left, setLeft] = useState(shown.seconds);
  useEffect(() => {
    const ends = Date.now() + shown.seconds * 1_000;
    const tick = setInterval(() => setLeft(Math.max(0, Math.ceil((ends - Date.now()) / 1_000))), 500);
    return () => clearInterval(tick);
  }, [shown]);
  return (
    <Panel title={shown.holderName}>
      {left > 0 ? (
        <div className="grid gap-2">
          <p className="muted">{t("reveal.number")}</p>
          <p className="num text-2xl font-semibold break-all" data-testid="whole-number">
            {shown.bankCode} {shown.number}
          </p>
          <p className="muted">{t("reveal.left", { count: left })}</p>
        </div>
      ) : (
        <p role="status">{t("reveal.gone")}</p>
      )}
      <div className="mt-4">
        <LinkButton to="/payouts/payees">{t("reveal.again")}</LinkButton>
      </div>
    </Panel>
  );
}
