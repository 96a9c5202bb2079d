import type { ClosePart } from "~/office/commands/close/close-part";
import { accept } from "~/office/domain/outcome";
import { listSealedAccounts } from "~/money/data/reconciliation/bank-side.server";

import { sealAccount } from "./seal-account.server";

/** One bank account a chunk: reconciled, its breaks named, sealed when its statement is here. */
export const reconcileAccounts: ClosePart = {
  async run(context, { day, cursor }) {
    const accounts = await listSealedAccounts(context.db);
    const at = accounts.findIndex(({ id }) => cursor === null || id > cursor);
    const account = accounts[at];
    if (!account) return accept({ counts: {}, sums: {}, errors: [], next: null });
    const { refused, ...counts } = await sealAccount(context, account, day);
    const errors = refused.map((one) => ({ code: "UNNAMED_DIFFERENCE", item: `${account.id} ${one}` }));
    const next = at + 1 < accounts.length ? account.id : null;
    return accept({ counts: { accounts: 1, ...counts }, sums: {}, errors, next });
  },
};
