import { Link } from "@remix-run/react";
import { useTranslation } from "react-i18next";

import type { AccountPage } from "~/collections/queries/account/account-page.server";

import { Badge } from "../action/badge";
import { CopyButton } from "../action/copy-button";
import { Facts } from "../record/facts";
import { Panel } from "../record/panel";

/** Who owes: name, number, masked identity, the ways to reach them. */
export function DebtorCard({ page, mayPrivacy }: { page: AccountPage; mayPrivacy: boolean }) {
  const { t } = useTranslation(["account", "privacy"]);
  const { account, contacts, nationalId } = page;
  return (
    <Panel title={t("debtor.title")}>
      <Facts
        facts={[
          { label: t("debtor.name"), value: account.debtorName },
          { label: t("debtor.number"), value: <span className="num">{account.customerNumber}</span> },
          { label: t("debtor.nationalId"), value: nationalId && <span className="num">{nationalId}</span> },
          ...contacts.map((contact) => ({
            label: t(`debtor.contact.${contact.kind}`),
            value: <Contact contact={contact} />,
          })),
        ]}
      />
      {mayPrivacy && (
        <Link className="link" to={`/audit/people/${account.customerId}`}>
          {t("privacy:link")}
        </Link>
      )}
    </Panel>
  );
}

function Contact({ contact }: { contact: AccountPage["contacts"][number] }) {
  const { t } = useTranslation("account");
  const href =
    contact.kind === "email"
      ? `mailto:${contact.value}`
      : contact.kind === "phone"
        ? `tel:${contact.value}`
        : null;
  return (
    <span className="flex flex-wrap items-center gap-x-2">
      {href ? (
        <a className="link num" href={href}>
          {contact.value}
        </a>
      ) : (
        <span className="num">{contact.value}</span>
      )}
      <Badge tone={contact.state === "verified" ? "good" : "neutral"}>
        {t(`debtor.state.${contact.state}` as "debtor.state.verified", { defaultValue: contact.state })}
      </Badge>
      <CopyButton text={contact.value} label={t("debtor.copy", { value: contact.value })} />
    </span>
  );
}
