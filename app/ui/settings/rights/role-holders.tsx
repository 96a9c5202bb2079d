import { Link } from "@remix-run/react";
import { useTranslation } from "react-i18next";

import type { RoleHolder } from "~/people/queries/rights/role-record.server";

import { DateText } from "../../format/date-text";
import { Panel } from "../../record/panel";

export function RoleHolders({ holders }: { holders: RoleHolder[] }) {
  const { t } = useTranslation("rights");
  return (
    <Panel title={t("role.holders")}>
      {holders.length === 0 ? (
        <p className="muted">{t("role.holdersNone")}</p>
      ) : (
        <ul className="grid gap-1">
          {holders.map(({ id, fullName, until }) => (
            <li key={id} className="break-words">
              <Link className="link" to={`/settings/people/${id}`}>
                {fullName}
              </Link>
              {until && (
                <span className="muted">
                  {" "}
                  {t("role.until")} <DateText value={until} />
                </span>
              )}
            </li>
          ))}
        </ul>
      )}
    </Panel>
  );
}
