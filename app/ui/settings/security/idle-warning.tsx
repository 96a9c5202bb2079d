import { useRevalidator } from "@remix-run/react";
import { useEffect, useState } from "react";
import { useTranslation } from "react-i18next";

import { Banner } from "../../action/banner";
import { Button } from "../../action/button";

interface IdleWarningProps {
  session: { idleMinutes: number; endsAt: Date; workedAt: Date; readAt: Date };
}

const WARN_MS = 2 * 60_000;

/**
 * Two minutes before a session ends it is said, and afterwards how to go on. The page stays as it is, so nothing that
 * was typed is lost. What a person reads or sends begins the minutes anew; what a page reads by itself does not.
 */
export function IdleWarning({ session: { idleMinutes, endsAt, workedAt, readAt } }: IdleWarningProps) {
  const { t } = useTranslation("shell");
  const { revalidate, state } = useRevalidator();
  const [stage, setStage] = useState<"quiet" | "soon" | "over">("quiet");
  const idleEnds = workedAt.getTime() + idleMinutes * 60_000;
  const left = Math.min(idleEnds, endsAt.getTime()) - readAt.getTime();
  const read = readAt.getTime();
  useEffect(() => {
    setStage("quiet");
    const soon = setTimeout(() => setStage("soon"), Math.max(0, left - WARN_MS));
    const over = setTimeout(() => setStage("over"), left);
    return () => {
      clearTimeout(soon);
      clearTimeout(over);
    };
  }, [left, read]);
  if (stage === "quiet") return null;
  const goOn = async () => {
    if (await isSignedIn()) revalidate();
  };
  const again = (label: string) => (
    <Button busy={state === "loading"} onClick={() => void goOn()}>
      {label}
    </Button>
  );
  if (stage === "soon")
    return (
      <Banner tone="warn" role="alert" title={t("idle.soon")} action={again(t("idle.stay"))}>
        <p>{t("idle.soonBody")}</p>
      </Banner>
    );
  return (
    <Banner tone="bad" role="alert" title={t("idle.over")} action={again(t("idle.goOn"))}>
      <p>{t("idle.overBody")}</p>
      <p>
        <a className="link" href="/login" target="_blank" rel="noreferrer">
          {t("idle.signIn")}
        </a>
      </p>
    </Banner>
  );
}

/** Reading the page again without a session would lead away from it, and from what was typed. */
async function isSignedIn(): Promise<boolean> {
  const answer = await fetch("/dashboard", { method: "HEAD", redirect: "manual" });
  return answer.ok;
}
