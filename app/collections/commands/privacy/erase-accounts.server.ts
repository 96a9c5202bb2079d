import { listAccountTraces, saveAccountsErased } from "~/collections/data/privacy/account-traces.server";
import { accountRecords } from "~/collections/domain/privacy/account-records";
import type { ErasureReceiver } from "~/people/commands/privacy/judge-person.server";

/** What the collections desk has of a person: accounts stay with their figures and the client's reference. */
export const eraseAccounts: ErasureReceiver = {
  async traces({ db, tenant }, customerIds) {
    return accountRecords(await listAccountTraces(db, customerIds), tenant);
  },
  erase: ({ db }, customerIds, accountIds) => saveAccountsErased(db, customerIds, accountIds),
};
