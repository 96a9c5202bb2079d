import { useTranslation } from "react-i18next";

import type { AccountPage } from "~/collections/queries/account/account-page.server";

import { DateText } from "../format/date-text";
import { Facts } from "../record/facts";
import { Panel } from "../record/panel";

/** Whose debt it was, whose it is, and who placed it with us. */
export function CreditorChain({ page }: { page: AccountPage }) {
  const { t } = useTranslation("account");
  const { account, holders } = page;
  return (
    <Panel title={t("chain.title")}>
      <Facts
        facts={[
          ...holders.map((holder) => ({
            label: t(`chain.capacity.${holder.capacity}` as "chain.capacity.original", {
              defaultValue: holder.capacity,
            }),
            value: (
              <>
                {holder.holderName}
                <span className="muted">
                  {" · "}
                  {t("chain.since")} <DateText value={holder.fromOn} />
                </span>
              </>
            ),
          })),
          { label: t("chain.placedBy"), value: account.creditorName },
          {
            label: t("chain.placement"),
            value: (
              <>
                <span className="num">{account.placementNo}</span> · <DateText value={account.placedOn} />
              </>
            ),
          },
          {
            label: t("chain.type"),
            value: t(`type.${account.accountType}` as "type.other", {
              defaultValue: account.accountTypeRaw ?? account.accountType,
            }),
          },
          ...(account.openDate
            ? [{ label: t("chain.opened"), value: <DateText value={account.openDate} /> }]
            : []),
        ]}
      />
    </Panel>
  );
}
