import { Link } from "@remix-run/react";
import { useTranslation } from "react-i18next";
import { z } from "zod";

import { FIELD_LEVELS } from "~/office/domain/permission/field-levels";
import type { ApprovalRow } from "~/people/queries/approval-list.server";

import { FieldName } from "../settings/rights/field-name";
import { RightLines } from "../settings/rights/right-lines";
import { useRoleName } from "../settings/use-role-names";
import { DateText } from "../format/date-text";
import { MoneyText } from "../format/money-text";
import { PrivacyDetails } from "./privacy-details";
import { SettingDetails } from "./setting-details";

const journal = z.object({
  effective_date: z.string(),
  lines: z.array(z.object({ code: z.string(), dr: z.coerce.bigint(), cr: z.coerce.bigint() })),
});
const month = z.object({ starts_on: z.string(), hours: z.number().optional() });
const paid = z.object({ holder: z.string(), last4: z.string() });
const named = z.object({ name: z.string() });
const granted = z.object({
  person: z.string(),
  until: z.string().nullable(),
  role: z.object({ key: z.string(), name: z.string(), system: z.boolean() }),
});
const asked = granted.pick({ person: true, role: true }).extend({ email: z.string() });
const version = named.extend({
  change: z.object({ gained: z.array(z.string()), lost: z.array(z.string()) }),
});
const leveled = z.object({ field: z.string(), was: z.enum(FIELD_LEVELS), level: z.enum(FIELD_LEVELS) });
const line = z.object({ line_id: z.uuid() });

/** What exactly would be done: nobody agrees to a title. */
export function ApprovalDetails({ request }: { request: ApprovalRow }) {
  const { t } = useTranslation(["approval", "ledger"]);
  if (request.act === "setting.change") return <SettingDetails payload={request.payload} />;
  if (request.subjectType === "legal_hold" || request.act === "customer.erase")
    return <PrivacyDetails request={request} />;
  const posting = journal.safeParse(request.payload);
  if (posting.success) return <JournalLines journal={posting.data} currency={request.currency ?? ""} />;
  const period = month.safeParse(request.payload);
  if (period.success) {
    const { starts_on: startsOn, hours } = period.data;
    return (
      <p>
        <DateText value={startsOn} style="month" />{" "}
        {hours !== undefined && t("approval:hours", { count: hours })}
      </p>
    );
  }
  const invited = asked.safeParse(request.payload);
  if (request.act === "staff.invite" && invited.success) return <InvitedPerson invited={invited.data} />;
  const given = granted.safeParse(request.payload);
  if (given.success) return <GrantedRole given={given.data} staffId={request.subjectId} />;
  const field = leveled.safeParse(request.payload);
  if (field.success) return <FieldLevelChange change={field.data} request={request} />;
  const role = version.safeParse(request.payload);
  if (role.success && request.subjectType === "role") return <RoleVersion role={role.data} />;
  if (request.act === "payment.reverse")
    return (
      <p>
        <Link className="link" to={`/payments/${request.subjectId}/reversal`}>
          {t("approval:openReversal")}
        </Link>
      </p>
    );
  if (request.subjectType === "opening_batch")
    return (
      <p>
        <Link className="link" to={`/ledger/opening/${request.subjectId}`}>
          {t("approval:openOpening")}
        </Link>
      </p>
    );
  const payout = paid.safeParse(request.payload);
  if (payout.success)
    return (
      <p className="break-words">
        {t("approval:payout", payout.data)}{" "}
        <Link className="link" to={`/payouts/${request.subjectId}`}>
          {t("approval:openPayout")}
        </Link>
      </p>
    );
  if (request.subjectType === "remittance" || request.subjectType === "commission")
    return (
      <p>
        <Link
          className="link"
          to={`/${request.subjectType === "remittance" ? "remittances" : "commission"}/${request.subjectId}`}
        >
          {t("approval:openRemittance")}
        </Link>
      </p>
    );
  const rule = named.safeParse(request.payload);
  if (rule.success && request.subjectType === "match_rule")
    return (
      <p className="break-words">
        {rule.data.name}{" "}
        <Link className="link" to={`/bank/rules/${request.subjectId}`}>
          {t("approval:openRule")}
        </Link>
      </p>
    );
  const matched = line.safeParse(request.payload);
  if (matched.success)
    return (
      <p>
        <Link className="link" to={`/bank/lines/${matched.data.line_id}/matches`}>
          {t("approval:openLine")}
        </Link>
      </p>
    );
  if (request.subjectType === "journal_entry" && request.amount !== null)
    return (
      <p>
        <MoneyText value={{ minor: request.amount, currency: request.currency ?? "" }} />{" "}
        <Link className="link" to="/ledger/journals">
          {t("ledger:journals.title")}
        </Link>
      </p>
    );
  return null;
}

function JournalLines({ journal: { effective_date: on, lines }, currency }: JournalLinesProps) {
  const { t } = useTranslation(["approval", "ledger"]);
  return (
    <div className="table-scroll">
      <table className="data-table dense">
        <caption>
          {t("approval:effective")} <DateText value={on} />
        </caption>
        <thead>
          <tr>
            <th scope="col">{t("ledger:journals.account")}</th>
            <th scope="col" className="end">
              {t("ledger:journals.debit")}
            </th>
            <th scope="col" className="end">
              {t("ledger:journals.credit")}
            </th>
          </tr>
        </thead>
        <tbody>
          {lines.map((line, index) => (
            <tr key={index}>
              <td className="num">{line.code}</td>
              <td className="end">
                {line.dr > 0n && <MoneyText bare value={{ minor: line.dr, currency }} />}
              </td>
              <td className="end">
                {line.cr > 0n && <MoneyText bare value={{ minor: line.cr, currency }} />}
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}

function InvitedPerson({ invited }: { invited: z.infer<typeof asked> }) {
  const name = useRoleName();
  return (
    <p className="break-words">
      {invited.person} ({invited.email}): {name(invited.role)}
    </p>
  );
}

function GrantedRole({ given, staffId }: { given: z.infer<typeof granted>; staffId: string }) {
  const { t } = useTranslation("approval");
  const name = useRoleName();
  return (
    <p className="break-words">
      <Link className="link" to={`/settings/people/${staffId}`}>
        {given.person}
      </Link>
      : {name(given.role)}
      {given.until && (
        <>
          {" "}
          {t("until")} <DateText value={given.until} />
        </>
      )}
    </p>
  );
}

function FieldLevelChange({ change, request }: { change: z.infer<typeof leveled>; request: ApprovalRow }) {
  const { t } = useTranslation("rights");
  const name = useRoleName();
  const role = granted.pick({ role: true }).safeParse(request.payload);
  return (
    <p className="break-words">
      {role.success && (
        <>
          <Link className="link" to={`/settings/roles/${request.subjectId}`}>
            {name(role.data.role)}
          </Link>
          {": "}
        </>
      )}
      <FieldName field={change.field} /> {t(`level.${change.was}`)} → {t(`level.${change.level}`)}
    </p>
  );
}

function RoleVersion({ role: { name, change } }: { role: z.infer<typeof version> }) {
  const { t } = useTranslation("rights");
  return (
    <div className="grid gap-1">
      <p className="font-semibold break-words">{name}</p>
      <p className="small muted">{t("role.gained")}</p>
      <RightLines lines={change.gained} />
      <p className="small muted">{t("role.lost")}</p>
      <RightLines lines={change.lost} />
    </div>
  );
}

interface JournalLinesProps {
  journal: z.infer<typeof journal>;
  currency: string;
}
