import type { TFunction } from "i18next";

import type { TimelineEntry as AccountEvent } from "~/collections/queries/account/account-timeline.server";

import { formatMoney } from "../format/format-money";
import type { TimelineEntry } from "../record/timeline";

type Translate = TFunction<["account", "payment"]>;

/** A stored event as one sentence of the timeline. */
export function eventText(
  event: AccountEvent,
  t: Translate,
  reader: { locale: string; currency: string },
): TimelineEntry {
  const { after, before } = event;
  const amount = amountOf(after, reader);
  const code = text(after, "code");
  const params = {
    amount,
    name: event.assigneeName ?? "",
    from: status(t, before),
    to: status(t, after),
    method: word(t, "payment:method", text(after, "method")),
    result: word(t, "account:contact.result", text(after, "result")),
  };
  const known = t(`account:event.${event.type.replace(".", "_")}` as "account:event.account_placed", {
    ...params,
    defaultValue: "",
  });
  const closeReason = word(t, "account:closeReason", text(after, "close_reason"));
  const failure = code && t(`payment:code.${code}` as "payment:code.card_declined", { defaultValue: code });
  return {
    id: event.id,
    at: event.at,
    title: known || event.type.replaceAll(/[._]/g, " "),
    by: event.actorKind === "system" ? t("account:timeline.system") : byWhom(event, t),
    body:
      [text(after, "body"), text(after, "note"), closeReason, failure, event.reason]
        .filter(Boolean)
        .join("\n") || undefined,
    kind: kindOf(event.type),
  };
}

/** "Ann"; "Ann for Bob" where Ann used a right that Bob lent. */
function byWhom({ actorName: name, onBehalfOf: lender }: AccountEvent, t: Translate): string | null {
  return name && lender ? t("account:timeline.forLender", { name, lender }) : name;
}

function kindOf(type: string): TimelineEntry["kind"] {
  if (
    /^payment\.(failed|declined|expired|cancelled|disputed|charged_back|returned)|^refund\.failed/.test(type)
  )
    return "stop";
  if (/^(payment|refund)\./.test(type)) return "money";
  if (/^note\./.test(type)) return "note";
  return "status";
}

function text(values: Record<string, unknown> | null, name: string): string {
  const value = values?.[name];
  return typeof value === "string" ? value : "";
}

function status(t: Translate, values: Record<string, unknown> | null): string {
  return word(t, "account:status", text(values, "status"));
}

/** The word of a closed list; a value newer than the texts is shown as it is. */
function word(
  t: Translate,
  list: "payment:method" | "account:status" | "account:contact.result" | "account:closeReason",
  value: string,
): string {
  return value && t(`${list}.${value}` as "account:status.NEW", { defaultValue: value });
}

/** Events keep minor units as integers, as text where a JSON number would lose digits. */
function amountOf(
  values: Record<string, unknown> | null,
  reader: { locale: string; currency: string },
): string {
  const minor = values?.["amount"] ?? values?.["original_amount"];
  if (typeof minor !== "number" && typeof minor !== "string") return "";
  const currency = text(values, "currency") || reader.currency;
  return formatMoney({ minor: BigInt(minor), currency }, reader.locale);
}
