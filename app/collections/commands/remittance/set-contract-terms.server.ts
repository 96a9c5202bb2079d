import { z } from "zod";

import { type CommandContext, defineCommand } from "~/office/commands/command/define-command";
import { accept, type Outcome, refuse, refuseField } from "~/office/domain/outcome";
import { findExternalAccount } from "~/money/data/payee/external-accounts.server";
import { parseAmount } from "~/money/domain/amount/money";
import {
  findContractForChange,
  saveAccountsUnder,
  saveContractVersion,
} from "~/collections/data/remittance/contracts.server";
import {
  checkSchedule,
  type FeeBand,
  type FeeSchedule,
  isRate,
} from "~/collections/domain/remittance/fee-schedule";
import {
  CADENCES,
  REMITTANCE_TYPES,
  type RemittanceTerms,
} from "~/collections/domain/remittance/remittance-terms";

const typed = z.string().trim().max(30).default("");

const input = z.object({
  creditorId: z.uuid(),
  effectiveFrom: z.iso.date("DATE_FORMAT"),
  basis: z.enum(["delinquency", "placement"], "REQUIRED"),
  /** in their order; an empty `upToDays` is no end, an empty `rate` is no band */
  bands: z.array(z.object({ upToDays: typed, rate: typed, minimum: typed, flat: typed })).max(10, "TOO_LONG"),
  taxCode: typed,
  taxRate: typed,
  type: z.enum(REMITTANCE_TYPES, "REQUIRED"),
  cadence: z.enum(CADENCES, "REQUIRED"),
  daysAfter: z.coerce.number("DAYS_BOUNDS").int("DAYS_BOUNDS").min(0, "DAYS_BOUNDS").max(90, "DAYS_BOUNDS"),
  minimum: typed,
  payeeId: z.preprocess((value) => (value === "" ? null : value), z.uuid().nullable()).default(null),
  applyToExisting: z.coerce.boolean().default(false),
});
type Form = z.infer<typeof input>;

/**
 * A new version of a client's fee and remittance terms. Debts keep the version they were placed under unless
 * `applyToExisting`; a payment keeps the rate it came under whatever is agreed later.
 */
export const setContractTerms = defineCommand(
  { name: "contract.set_terms", permission: "creditor:create", input },
  async (context, form) => {
    const contract = await findContractForChange(context.db, form.creditorId);
    if (!contract) return refuse("NOT_FOUND");
    if (form.effectiveFrom < context.today) return refuseField("effectiveFrom", "DATE_IN_PAST");
    const schedule = readSchedule(form, context.tenant.currency);
    if (!schedule.ok) return schedule;
    const terms = await readTerms(context, form);
    if (!terms.ok) return terms;
    const id = context.newId();
    await saveContractVersion(context.db, {
      id,
      contractId: contract.contractId,
      versionNo: contract.versionNo + 1,
      effectiveFrom: form.effectiveFrom,
      feeSchedule: schedule.value,
      remittance: terms.value,
      createdBy: { kind: context.actor.kind, id: context.actor.id },
    });
    const accounts = form.applyToExisting ? await saveAccountsUnder(context.db, form.creditorId, id) : 0;
    context.emit(
      "contract.terms_set",
      { type: "creditor", id: form.creditorId },
      {
        after: {
          version_no: contract.versionNo + 1,
          effective_from: form.effectiveFrom,
          accounts,
          ...terms.value,
        },
        desk: "collections",
      },
    );
    return accept({ versionId: id, accounts });
  },
);

function readSchedule(form: Form, currency: string): Outcome<FeeSchedule> {
  const bands: FeeBand[] = [];
  for (const { upToDays, rate, minimum, flat } of form.bands.filter((band) => band.rate !== "")) {
    if (!isRate(rate)) return refuseField("bands", "RATE_FORM");
    if (upToDays !== "" && !/^\d{1,5}$/.test(upToDays)) return refuseField("bands", "DAYS_BOUNDS");
    const amounts = [minimum, flat].map((text) => readAmount(text, currency));
    const [least, fixed] = amounts;
    if (!least?.ok || !fixed?.ok) return refuseField("bands", "AMOUNT_NOT_NUMBER");
    bands.push({
      source: "paid_us",
      upToDays: upToDays === "" ? null : Number(upToDays),
      rate,
      minimum: least.value,
      flat: fixed.value,
    });
  }
  const tax = form.taxCode === "" ? null : { code: form.taxCode, rate: form.taxRate };
  if (tax && !isRate(tax.rate)) return refuseField("taxRate", "RATE_FORM");
  const schedule = { basis: form.basis, bands, tax };
  const checked = checkSchedule(schedule);
  return checked.ok ? accept(schedule) : refuseField("bands", checked.refusal.code);
}

async function readTerms(context: CommandContext, form: Form): Promise<Outcome<RemittanceTerms>> {
  const minimum = readAmount(form.minimum, context.tenant.currency);
  if (!minimum.ok) return refuseField("minimum", minimum.refusal.code);
  const { type, cadence, daysAfter, payeeId } = form;
  if (payeeId) {
    const payee = await findExternalAccount(context.db, payeeId);
    if (payee?.holderType !== "creditor" || payee.holderId !== form.creditorId)
      return refuseField("payeeId", "PAYEE_NOT_THEIRS");
  }
  return accept({ type, cadence, daysAfter, minimum: minimum.value, payeeId });
}

/** Minor units as text; nothing typed, or zero, is nothing. */
function readAmount(text: string, currency: string): Outcome<string> {
  if (text === "" || /^0+(\.0+)?$/.test(text)) return accept("0");
  const parsed = parseAmount(text, currency, { grouped: true });
  return parsed.ok ? accept(parsed.value.minor.toString()) : parsed;
}
