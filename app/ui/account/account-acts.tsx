import { useTranslation } from "react-i18next";

import type { AccountPage } from "~/collections/queries/account/account-page.server";
import type { WorklistChoices } from "~/collections/queries/worklist/worklist-choices.server";

import { FormDialog } from "../overlay/form-dialog";
import { AssignForm } from "./assign-form";
import { ContactForm } from "./contact-form";
import { PaymentForm } from "./payment-form";

interface AccountActsProps {
  account: AccountPage["account"];
  /** null for who may not assign. */
  collectors: WorklistChoices["collectors"] | null;
  may: { note: boolean; pay: boolean };
}

/** What is done with an account all day: log a contact (l), record a payment (p), assign (a). */
export function AccountActs({ account, collectors, may }: AccountActsProps) {
  const { t } = useTranslation(["account", "payment"]);
  return (
    <>
      {may.note && (
        <FormDialog
          title={t("contact.title")}
          trigger={{ label: t("contact.title"), className: "btn btn-primary" }}
          hotkey="l"
        >
          {(line) => <ContactForm accountId={account.id} fetcher={line} />}
        </FormDialog>
      )}
      {may.pay && account.balance > 0n && (
        <FormDialog
          title={t("payment:record.title")}
          trigger={{ label: t("payment:record.title") }}
          hotkey="p"
        >
          {(line) => <PaymentForm account={account} fetcher={line} />}
        </FormDialog>
      )}
      {collectors && account.status !== "CLOSED" && (
        <FormDialog title={t("assign.title")} trigger={{ label: t("assign.title") }} hotkey="a">
          {(line) => <AssignForm accountId={account.id} collectors={collectors} fetcher={line} />}
        </FormDialog>
      )}
    </>
  );
}
