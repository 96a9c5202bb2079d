import type { ActionFunctionArgs, LoaderFunctionArgs } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { useTranslation } from "react-i18next";
import { z } from "zod";

import { disputeAnswer } from "~/collections/letters/dispute-answer";
import { disputePage } from "~/collections/queries/payment/dispute-page.server";
import { answerDispute } from "~/money/commands/dispute/answer-dispute.server";
import { EVIDENCE_FIELDS, isAnswerable, MOST_EVIDENCE } from "~/money/domain/payment/dispute";
import { answerRefusal } from "~/people/access/answers/answer-refusal.server";
import { flashTo } from "~/people/access/answers/flash.server";
import { readForm } from "~/people/access/read-form.server";
import { requireFound } from "~/people/access/require-found.server";
import { requireId } from "~/people/access/require-id.server";
import { requireStaff } from "~/people/access/require-staff.server";
import { Banner } from "~/ui/action/banner";
import { RouteError } from "~/ui/document/route-error";
import { titled } from "~/ui/document/titled";
import { formatInstant } from "~/ui/format/format-date";
import { formatMoney } from "~/ui/format/format-money";
import { readerText } from "~/ui/i18n/reader-text.server";
import { PageRecord } from "~/ui/page/page-record";
import { DisputeFacts } from "~/ui/payment/dispute-facts";
import { EvidenceForm, EvidenceSent } from "~/ui/payment/evidence-form";
import { Panel } from "~/ui/record/panel";
import { useLiveRevalidation } from "~/ui/shell/use-live-revalidation";

export const meta = titled;

export async function loader({ request, params }: LoaderFunctionArgs) {
  const staff = await requireStaff(request, "payment:read");
  const paymentId = requireId(params["paymentId"]);
  const page = requireFound(await staff.read(disputePage, { paymentId }));
  const [dispute, ...earlier] = page.disputes;
  const t = readerText(request);
  const { tenant, language } = staff;
  const drafted = dispute && Object.keys(dispute.evidence).length > 0 ? dispute.evidence : null;
  const words = {
    text: (key: string, given?: Record<string, string>) =>
      t(`payment:dispute.answer.${key}` as "payment:dispute.answer.product", { ...given, defaultValue: key }),
    money: (minor: bigint, currency: string) => formatMoney({ minor, currency }, language),
    moment: (at: Date) => formatInstant(at, language, tenant.timeZone, "minute"),
  };
  const open = dispute !== undefined && isAnswerable(dispute.state) && page.contestable;
  const onItsWay = dispute?.evidenceState === "sending" || dispute?.evidenceState === "sent";
  const late = Boolean(open && dispute.evidenceDueAt && dispute.evidenceDueAt.getTime() <= Date.now());
  return {
    title: t("payment:dispute.one"),
    payment: page.payment,
    dispute: requireFound(dispute ?? null),
    earlier,
    contestable: page.contestable,
    evidence: drafted ?? disputeAnswer(page.facts, words),
    late,
    answered: onItsWay,
    mayAnswer: open && !onItsWay && !late && staff.permissions.has("payment:dispute"),
  };
}

const answer = z.object({
  act: z.enum(["send", "save"]),
  ...Object.fromEntries(
    EVIDENCE_FIELDS.map((field) => [field, z.string().max(MOST_EVIDENCE, "TOO_LONG").optional()]),
  ),
});

export async function action({ request, params }: ActionFunctionArgs) {
  const staff = await requireStaff(request, "payment:dispute");
  const paymentId = requireId(params["paymentId"]);
  const form = await readForm(request, answer, staff);
  if (!form.ok) return form.answer;
  const page = requireFound(await staff.read(disputePage, { paymentId }));
  const { act, ...evidence } = form.value;
  const send = act === "send";
  const disputeId = page.disputes[0]?.id ?? "";
  const outcome = await staff.change(answerDispute, { disputeId, send, evidence }, form.key);
  if (!outcome.ok) return answerRefusal(form, outcome.refusal);
  const key = send ? "payment:dispute.flash.sent" : "payment:dispute.flash.saved";
  return flashTo(`/payments/${paymentId}/dispute`, { tone: "good", key });
}

export default function Dispute() {
  const { t } = useTranslation("payment");
  const screen = useLoaderData<typeof loader>();
  const { payment, dispute } = screen;
  const refused = useActionData<typeof action>();
  useLiveRevalidation(({ subject }) => subject?.id === payment.id);
  return (
    <PageRecord
      crumbs={[
        { label: t("dispute.title"), href: "/payments/disputes" },
        { label: payment.paymentNo ?? t("one"), href: `/payments/${payment.id}` },
      ]}
      title={t("dispute.one")}
      banners={<DisputeBanners />}
    >
      <DisputeFacts dispute={dispute} />
      {screen.earlier.map((one) => (
        <DisputeFacts key={one.id} dispute={one} />
      ))}
      {screen.mayAnswer && (
        <Panel title={t("dispute.form.title")}>
          <EvidenceForm evidence={screen.evidence} answer={refused} />
        </Panel>
      )}
      {screen.answered && (
        <Panel title={t("dispute.sentTitle")}>
          <EvidenceSent evidence={dispute.evidence} />
        </Panel>
      )}
    </PageRecord>
  );
}

function DisputeBanners() {
  const { t } = useTranslation("payment");
  const { dispute, contestable, late, mayAnswer } = useLoaderData<typeof loader>();
  return (
    <>
      {!contestable && (
        <Banner tone="warn" title={t("dispute.notContestable")}>
          <p>{t("dispute.notContestableBody")}</p>
        </Banner>
      )}
      {late && <Banner tone="bad" title={t("dispute.late")} />}
      {mayAnswer && dispute.evidenceState === "refused" && (
        <Banner tone="bad" title={t("dispute.refused", { code: dispute.evidenceError ?? "" })} />
      )}
    </>
  );
}

export function ErrorBoundary() {
  return <RouteError home="/payments/disputes" />;
}
