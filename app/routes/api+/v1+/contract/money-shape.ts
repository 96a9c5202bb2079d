import { z } from "zod";

import { toPlainAmount } from "~/money/domain/amount/money";

const currency = z.string().regex(/^[A-Z]{3}$/, "MONEY_SHAPE");

/**
 * Money in a request (spec 07 §19.1): whole minor units, or a decimal text, with its currency. A JSON float is
 * refused. Gives the decimal text that commands read, and the currency to compare with the books'.
 */
export const moneyShape = z.union(
  [
    z.strictObject({ minor: z.int("MONEY_SHAPE").positive("MONEY_SHAPE"), currency }).transform((money) => ({
      amount: toPlainAmount({ minor: BigInt(money.minor), currency: money.currency }),
      currency: money.currency,
    })),
    z.strictObject({
      amount: z.string("MONEY_SHAPE").regex(/^\d{1,16}(\.\d{1,3})?$/, "MONEY_SHAPE"),
      currency,
    }),
  ],
  "MONEY_SHAPE",
);
