import { useTranslation } from "react-i18next";

import type { IssuedStatement } from "~/collections/queries/account/issued-statements.server";

import { DateField } from "../form/date-field";
import { InstantText } from "../format/instant-text";
import { Panel } from "../record/panel";

interface AccountStatementsProps {
  accountId: string;
  today: string;
  issued: IssuedStatement[];
}

/** A plain GET form for a new statement, and those that were given out. */
export function AccountStatements({ accountId, today, issued }: AccountStatementsProps) {
  const { t } = useTranslation("account");
  const path = `/files/account-statements/${accountId}`;
  return (
    <Panel title={t("statement.title")}>
      <form method="get" action={path} className="form-inline">
        <DateField name="from" label={t("statement.from")} max={today} />
        <DateField name="on" label={t("statement.to")} defaultValue={today} max={today} />
        <button type="submit" className="btn">
          {t("statement.make")}
        </button>
      </form>
      <p className="small muted mt-2">{t("statement.help")}</p>
      {issued.length > 0 && (
        <ul className="mt-2 grid gap-1" aria-label={t("statement.issued")}>
          {issued.map((one) => (
            <li key={one.documentId}>
              <a className="link num" href={`${path}/${one.documentId}`}>
                {one.title}
              </a>{" "}
              <span className="small muted">
                <InstantText value={one.issuedAt} />
                {one.byKind === "customer" && ` · ${t("statement.byDebtor")}`}
              </span>
            </li>
          ))}
        </ul>
      )}
    </Panel>
  );
}
