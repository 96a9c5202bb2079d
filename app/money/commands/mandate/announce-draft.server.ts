import type { CommandContext } from "~/office/commands/command/define-command";
import { complaintContactOf } from "~/office/domain/brand/complaint-contact";
import type { CivilDate } from "~/office/domain/calendar-date";
import type { StoredMandate } from "~/money/data/mandate/mandates.server";
import { savePayment } from "~/money/data/payment/payments.server";
import type { Money } from "~/money/domain/amount/money";
import { noticeDueOn } from "~/money/domain/mandate/pre-debit-notice";

interface AnnouncedDraft {
  id: string;
  amount: Money;
  presentOn: CivilDate;
  payerEmail: string | null;
  noticed: boolean;
}

/** Writes to the holder what will be drawn and when, once its day to be told has come; answers whether it went out. */
export async function announceDraft(
  context: CommandContext,
  mandate: StoredMandate,
  draft: AnnouncedDraft,
): Promise<boolean> {
  // a draft that was not announced is not drawn; it waits until the firm may write to its customers
  if (!complaintContactOf(context.tenant)) return false;
  const dueOn = noticeDueOn(draft.presentOn, mandate.preNoticeDays);
  if (draft.noticed || dueOn === null || dueOn > context.today || !draft.payerEmail) return false;
  const { amount, presentOn } = draft;
  context.enqueue("send-email", {
    to: draft.payerEmail,
    letter: "pre_debit_notice",
    params: {
      amount: { minor: amount.minor.toString(), currency: amount.currency },
      date: presentOn,
      account: mandate.accountLabel ?? "",
      path: `/portal/${context.tenant.slug}`,
    },
  });
  const notice = { sent_on: context.today, sent_at: context.now.toISOString(), debit_on: presentOn };
  await savePayment(context.db, draft.id, {
    metadata: { notice: { ...notice, amount_minor: amount.minor.toString() } },
  });
  context.emit(
    "payment.notice_sent",
    { type: "payment", id: draft.id },
    {
      related: [{ type: mandate.subjectType, id: mandate.subjectId }],
      after: { amount: amount.minor, currency: amount.currency, present_on: presentOn },
      desk: "collections",
    },
  );
  return true;
}
