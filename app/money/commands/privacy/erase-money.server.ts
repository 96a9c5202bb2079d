import { findMoneyTraces, saveMoneyErased } from "~/money/data/privacy/money-traces.server";
import { moneyRecords } from "~/money/domain/privacy/money-records";
import type { ErasureReceiver } from "~/people/commands/privacy/judge-person.server";

/** What the books have of a person: entries stay without a name, standing permissions end before. */
export const eraseMoney: ErasureReceiver = {
  async traces({ db, tenant }, customerIds) {
    return moneyRecords(await findMoneyTraces(db, customerIds), tenant);
  },
  erase: ({ db }, customerIds) => saveMoneyErased(db, customerIds),
};
