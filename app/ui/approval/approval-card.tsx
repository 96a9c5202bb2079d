import { useTranslation } from "react-i18next";

import type { ApprovalRow } from "~/people/queries/approval-list.server";

import { Badge, type Tone } from "../action/badge";
import { ActionForm } from "../form/action-form";
import { SubmitButton } from "../form/submit-button";
import { TextField } from "../form/text-field";
import { InstantText } from "../format/instant-text";
import { MoneyText } from "../format/money-text";
import { RelativeText } from "../format/relative-text";
import { FormDialog } from "../overlay/form-dialog";
import { Panel } from "../record/panel";
import { ApprovalDetails } from "./approval-details";

const TONES: Record<ApprovalRow["state"], Tone> = {
  pending: "warn",
  approved: "good",
  rejected: "bad",
  expired: "neutral",
  withdrawn: "neutral",
};

interface ApprovalCardProps {
  request: ApprovalRow;
  mayDecide: boolean;
  now: Date;
}

/** One act that waits for a second person, or waited. */
export function ApprovalCard({ request, mayDecide, now }: ApprovalCardProps) {
  const { t } = useTranslation("approval");
  const name = request.mine ? t("you") : request.madeByName;
  const shown = request.over ? "expired" : request.state;
  return (
    <Panel title={useActName(request.act)} action={<Badge tone={TONES[shown]}>{t(`state.${shown}`)}</Badge>}>
      <div className="grid gap-3">
        <p className="small muted">
          {t("by", { name })} · <RelativeText value={request.createdAt} now={now} />
          {request.state === "pending" && !request.over && request.expiresAt && (
            <>
              {" "}
              · {t("until")} <InstantText value={request.expiresAt} />
            </>
          )}
          {request.decidedByName && (
            <>
              {" "}
              · {t(`state.${request.state}`)} {t("decided", { name: request.decidedByName })}{" "}
              <RelativeText value={request.decidedAt} now={now} />
            </>
          )}
        </p>
        {request.amount !== null && (
          <p className="text-lg font-semibold">
            <MoneyText value={{ minor: request.amount, currency: request.currency ?? "" }} />
          </p>
        )}
        {request.reason && <p className="break-words">{request.reason}</p>}
        <ApprovalDetails request={request} />
        {request.decisionReason && <p className="break-words">{request.decisionReason}</p>}
        {request.state === "pending" && <Decision request={request} mayDecide={mayDecide} />}
      </div>
    </Panel>
  );
}

/** "journal.post" → "Post a manual journal" */
function useActName(act: string): string {
  const { t } = useTranslation("approval");
  return t(`act.${act.replaceAll(".", "_")}` as "act.journal_post", { defaultValue: act });
}

function Decision({ request, mayDecide }: Omit<ApprovalCardProps, "now">) {
  const { t } = useTranslation("approval");
  const act = useActName(request.act);
  if (request.over && (request.mine || mayDecide)) return <Renewal request={request} />;
  if (request.mine)
    return (
      <div className="flex flex-wrap items-center gap-3">
        <FormDialog
          trigger={{ label: t("withdraw") }}
          title={t("withdrawTitle")}
          description={t("withdrawBody")}
        >
          {(line) => (
            <ActionForm action="/approvals" fetcher={line}>
              <Vote request={request} intent="withdraw" />
              <SubmitButton look="danger">{t("withdraw")}</SubmitButton>
            </ActionForm>
          )}
        </FormDialog>
        <span className="small muted">{t("mine")}</span>
      </div>
    );
  if (!mayDecide) return <p className="small muted">{t("noRight")}</p>;
  return (
    <div className="flex flex-wrap gap-2">
      <FormDialog
        trigger={{ label: t("approve"), className: "btn btn-primary" }}
        title={t("approveTitle", { act })}
        description={t("approveBody")}
      >
        {(line) => (
          <ActionForm action="/approvals" fetcher={line}>
            <Vote request={request} intent="approve" />
            <SubmitButton>{t("approve")}</SubmitButton>
          </ActionForm>
        )}
      </FormDialog>
      <FormDialog
        trigger={{ label: t("reject") }}
        title={t("rejectTitle", { act })}
        description={t("rejectBody")}
      >
        {(line) => (
          <ActionForm action="/approvals" fetcher={line}>
            <Vote request={request} intent="reject" />
            <TextField name="reason" label={t("reason")} help={t("reasonHelp")} maxLength={500} />
            <SubmitButton look="danger">{t("reject")}</SubmitButton>
          </ActionForm>
        )}
      </FormDialog>
    </div>
  );
}

function Renewal({ request }: { request: ApprovalRow }) {
  const { t } = useTranslation("approval");
  return (
    <ActionForm action="/approvals" layout="inline">
      <Vote request={request} intent="renew" />
      <p className="text-ink-2">{t("over")}</p>
      <SubmitButton look="plain">{t("renew")}</SubmitButton>
    </ActionForm>
  );
}

function Vote({
  request,
  intent,
}: {
  request: ApprovalRow;
  intent: "approve" | "reject" | "withdraw" | "renew";
}) {
  return (
    <>
      <input type="hidden" name="approvalId" value={request.id} />
      <input type="hidden" name="intent" value={intent} />
    </>
  );
}
