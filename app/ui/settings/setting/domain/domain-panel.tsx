import { useTranslation } from "react-i18next";

import { type DomainState, type Found, proofNameOf, proofOf } from "~/people/domain/web-domain/domain-state";
import type { ShownDomain } from "~/people/queries/web-domain/domains-page.server";

import { Badge } from "../../../action/badge";
import { Banner } from "../../../action/banner";
import type { FormResult } from "../../../form/action-form";
import { errorText } from "../../../form/error-text";
import { InstantText } from "../../../format/instant-text";
import { Facts } from "../../../record/facts";
import { Panel } from "../../../record/panel";
import { ActForm } from "../../act-form";
import { DomainLooking } from "./domain-looking";
import { DomainRecord } from "./domain-record";
import { DomainRemoval } from "./domain-removal";

interface DomainPanelProps {
  domain: ShownDomain;
  /** where the name must lead */
  target: string;
  mayChange: boolean;
  answer: FormResult | null | undefined;
}

const TONES: Record<DomainState, "good" | "warn" | "bad" | "neutral"> = {
  requested: "neutral",
  verifying: "warn",
  issuing: "warn",
  active: "good",
  failed: "bad",
  removed: "neutral",
};

/** One name: where it stands, what to set at its provider, and what was found there. */
export function DomainPanel({ domain, target, mayChange, answer }: DomainPanelProps) {
  const { t } = useTranslation("firm", { keyPrefix: "domain" });
  const { t: errors } = useTranslation("errors");
  const { host, shown, state, found, failingSince, certificateNote: note } = domain;
  const proven = state === "issuing" || state === "active";
  return (
    <Panel
      title={shown}
      action={
        <Badge tone={failingSince && state === "active" ? "bad" : TONES[state]}>
          {t(failingSince && state === "active" ? "state.failing" : `state.${state}`)}
        </Badge>
      }
    >
      <div className="grid gap-4">
        {shown !== host && <p className="small">{t("ascii", { host })}</p>}
        <p className="max-w-prose">
          {t(failingSince && state === "active" ? "help.failing" : `help.${state}`)}
        </p>
        {note && (
          <Banner
            tone="warn"
            title={note === "DOMAIN_TAKEN" ? errorText(note, errors) : t("note", { note })}
          />
        )}
        <DomainRecord
          type="CNAME"
          name={host}
          value={target}
          found={found.alias}
          good={isIn(found.alias, target)}
        />
        {!proven && (
          <DomainRecord
            type="TXT"
            name={proofNameOf(host)}
            value={proofOf(domain.token)}
            found={found.proof}
            good={isIn(found.proof, proofOf(domain.token))}
          />
        )}
        {isLooking(domain) && <DomainLooking />}
        <Facts
          facts={[
            {
              label: t("checked"),
              value: domain.checkedAt ? <InstantText value={domain.checkedAt} /> : t("never"),
            },
            ...(domain.nextLookAt && domain.checkedAt
              ? [{ label: t("next"), value: <InstantText value={domain.nextLookAt} /> }]
              : []),
            ...(domain.certificateExpiresAt
              ? [{ label: t("certificate"), value: <InstantText value={domain.certificateExpiresAt} /> }]
              : []),
          ]}
        />
        {mayChange && (
          <div className="flex flex-wrap items-start gap-3">
            <ActForm sends={{ act: "recheck", domainId: domain.id }} answer={answer}>
              {t("recheck")}
            </ActForm>
            <DomainRemoval domainId={domain.id} host={shown} served={state === "active"} answer={answer} />
          </div>
        )}
      </div>
    </Panel>
  );
}

/** A person asked for a look, and it is under way. */
function isLooking({ found, checkedAt }: ShownDomain): boolean {
  return found.asked !== undefined && new Date(found.asked) > (checkedAt ?? new Date(0));
}

function isIn(found: Found | undefined, wanted: string): boolean {
  return found?.result === "found" && found.values.some((value) => value.trim() === wanted);
}
