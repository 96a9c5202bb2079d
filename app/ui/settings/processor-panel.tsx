import { useEffect } from "react";
import { useTranslation } from "react-i18next";

import { Badge, type Tone } from "../action/badge";
import { ActionForm, type FormResult } from "../form/action-form";
import { SubmitButton } from "../form/submit-button";
import { RelativeText } from "../format/relative-text";
import { Facts } from "../record/facts";
import { Panel } from "../record/panel";
import { useRevalidateEvery } from "../shell/use-revalidate-every";

type State = "not_started" | "onboarding" | "action_needed" | "enabled" | "disabled";

interface ProcessorPanelProps {
  state: State;
  accountRef: string;
  /** What Stripe still asks for, in its own names. */
  wanted: string[];
  readAt: Date | null;
  /** Stripe's page for the open questions; null while there is none or it is too old. */
  link: string | null;
  /** Stripe was asked and has not answered yet. */
  waiting: boolean;
  /** The person just came back from Stripe's page. */
  back: boolean;
  mayConfigure: boolean;
  now: Date;
  answer: FormResult | null | undefined;
}

const TONES: Record<State, Tone> = {
  not_started: "neutral",
  onboarding: "warn",
  action_needed: "warn",
  enabled: "good",
  disabled: "bad",
};

/** How the firm stands with Stripe, in plain words, and the one next step. */
export function ProcessorPanel(props: ProcessorPanelProps) {
  const { state, accountRef, wanted, readAt, now } = props;
  const { t } = useTranslation("settings");
  return (
    <Panel
      title={t(`payments.state.${state}.title`)}
      action={<Badge tone={TONES[state]}>{t(`payments.state.${state}.badge`)}</Badge>}
    >
      <div className="grid gap-4">
        <p className="max-w-prose">{t(`payments.state.${state}.body`)}</p>
        {accountRef && (
          <Facts
            facts={[
              { label: t("payments.account"), value: <code className="break-all">{accountRef}</code> },
              { label: t("payments.lastRead"), value: <RelativeText value={readAt} now={now} /> },
              ...(wanted.length > 0
                ? [{ label: t("payments.wanted"), value: wanted.map(inWords).join(", ") }]
                : []),
            ]}
          />
        )}
        <NextStep {...props} />
      </div>
    </Panel>
  );
}

const ASK = "ask-stripe";

function NextStep({ state, link, waiting, back, mayConfigure, answer }: ProcessorPanelProps) {
  const { t } = useTranslation("settings");
  const askNow = back && mayConfigure && !waiting;
  useEffect(() => {
    const form = askNow ? document.getElementById(ASK) : null;
    if (form instanceof HTMLFormElement) form.requestSubmit();
  }, [askNow]);
  if (!mayConfigure) return <p className="muted">{t("payments.adminOnly")}</p>;
  if (waiting) return <Waiting />;
  const ask =
    state === "not_started"
      ? t("payments.connect")
      : state === "enabled"
        ? t("payments.check")
        : t("payments.renew");
  return (
    <div className="grid gap-2">
      <div className="flex flex-wrap gap-2">
        {link && (
          <a className="btn btn-primary" href={link} rel="noreferrer">
            {t("payments.go")}
          </a>
        )}
        <ActionForm id={ASK} layout="inline" answer={answer} action="/settings/payments">
          <SubmitButton look={link || state === "enabled" ? "plain" : "primary"}>{ask}</SubmitButton>
        </ActionForm>
      </div>
      {link && <p className="small muted">{t("payments.linkHelp")}</p>}
    </div>
  );
}

function Waiting() {
  const { t } = useTranslation("settings");
  useRevalidateEvery(1000);
  return (
    <p role="status">
      <noscript>
        <meta httpEquiv="refresh" content="2" />
      </noscript>
      {t("payments.opening")}
    </p>
  );
}

/** "business_profile.url" → "business profile: url" */
function inWords(name: string): string {
  return name.replaceAll(".", ": ").replaceAll("_", " ");
}
