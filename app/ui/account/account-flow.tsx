import { useMemo } from "react";
import { useTranslation } from "react-i18next";

import { ACCOUNT_STATUSES } from "~/collections/domain/account/account-status";
import type { AccountPage } from "~/collections/queries/account/account-page.server";

import { useKeys } from "../keyboard/keyboard";
import { FormDialog } from "../overlay/form-dialog";
import { StatusFlow } from "../record/status-flow";
import { TransitionForm } from "./transition-form";

const PLACE = "account-flow";

/** Where the account stands, the moves allowed now, and why not the others; `t` goes to the first move. */
export function AccountFlow({ page }: { page: AccountPage }) {
  const { t } = useTranslation("account");
  const { account, transitions } = page;
  const label = t("move.label");
  useKeys(
    useMemo(
      () => [
        {
          keys: "t",
          label,
          run: () => document.querySelector<HTMLElement>(`#${PLACE} button, #${PLACE} summary`)?.focus(),
        },
      ],
      [label],
    ),
  );
  return (
    <div id={PLACE}>
      <StatusFlow
        label={t("move.label")}
        current={account.status}
        steps={ACCOUNT_STATUSES.map((status) => ({ key: status, label: t(`status.${status}`) }))}
        allowed={transitions
          .filter((offer) => offer.allowed)
          .map(({ to }) => ({
            key: to,
            control: (
              <FormDialog
                title={t(`move.to.${to}`)}
                trigger={{ label: t(`move.to.${to}`), className: "btn btn-small" }}
                description={
                  t(`move.effect.${to}` as "move.effect.CLOSED", { defaultValue: "" }) || undefined
                }
              >
                {(line) => <TransitionForm account={account} to={to} fetcher={line} />}
              </FormDialog>
            ),
          }))}
        blocked={transitions
          .filter((offer) => !offer.allowed)
          .map(({ to, reason }) => ({
            key: to,
            label: t(`status.${to}`),
            reason: t(`move.blocked.${reason ?? "role"}` as "move.blocked.role"),
          }))}
      />
    </div>
  );
}
