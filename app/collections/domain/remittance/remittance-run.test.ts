import { fc, test } from "@fast-check/vitest";
import { describe, expect, it } from "vitest";

import { splitMoney } from "~/money/domain/amount/money";

import { bookingOf } from "./earnings";
import { feeOf } from "./fee-schedule";
import { composeRun, netOf, type RunLine } from "./remittance-run";
import type { RemittanceType } from "./remittance-terms";

const line = (paymentId: string, amount: bigint, more: Partial<RunLine> = {}): RunLine => ({
  paymentId,
  accountId: `account of ${paymentId}`,
  held: true,
  amount,
  keptFee: 0n,
  invoicedFee: 0n,
  ...more,
});

/** Spec 02 §10.4: paid us 10,000.00, paid the client 2,000.00, 400.00 of an earlier run returned, all 25 %. */
function worked(type: RemittanceType): RunLine[] {
  const fee = (amount: bigint) => (type === "gross" ? { invoicedFee: amount } : { keptFee: amount });
  return [
    line("a", 1_000_000n, fee(250_000n)),
    line("b", 200_000n, { held: false, invoicedFee: 50_000n }),
    line("c", -40_000n, fee(-10_000n)),
  ];
}

describe("a remittance", () => {
  it.each([
    ["gross", 960_000n, 290_000n],
    ["net", 720_000n, 50_000n],
    ["combined", 670_000n, 0n],
  ] as const)("10.4 %s: what goes out and what is invoiced", (type, net, invoice) => {
    expect(composeRun(type, 0n, worked(type))).toMatchObject({ net, invoice, carried: false });
  });

  it("10.4 combined with held 300.00 and direct 2,000.00: nothing goes out, 275.00 is invoiced", () => {
    const lines = [
      line("a", 30_000n, { keptFee: 7_500n }),
      line("b", 200_000n, { held: false, invoicedFee: 50_000n }),
    ];
    expect(composeRun("combined", 0n, lines)).toMatchObject({
      net: 0n,
      invoice: 27_500n,
      recovered: 22_500n,
      carried: false,
    });
  });

  it("below the minimum, or below nothing, everything is carried", () => {
    const small = [line("a", 1_000n, { keptFee: 250n })];
    expect(composeRun("net", 1_000n, small)).toMatchObject({ net: 750n, carried: true, parts: [] });
    expect(composeRun("net", 750n, small)).toMatchObject({ net: 750n, carried: false });
    expect(composeRun("net", 0n, [line("a", -1_000n, { keptFee: -250n })])).toMatchObject({ carried: true });
  });

  it("AX-10.4 shares, fees and nets sum to gross to the unit for 10,000 random payments", () => {
    let seed = 42;
    const random = (most: number) => (seed = (seed * 48_271) % 2_147_483_647) % most;
    const terms = { rate: "23.75", minimum: "0", flat: "0", tax: { code: "T", rate: "18" } };
    let [gross, nets, fees, taxes, shared] = [0n, 0n, 0n, 0n, 0n];
    const lines = Array.from({ length: 10_000 }, (_, n) => {
      const amount = BigInt(1 + random(5_000_000));
      const { fee, tax } = feeOf(terms, amount);
      const shares = splitMoney(fee, [70n, 20n, 10n]);
      expect(shares.reduce((sum, one) => sum + one, 0n)).toBe(fee);
      gross += amount;
      fees += fee;
      taxes += tax;
      shared += shares.reduce((sum, one) => sum + one, 0n);
      return line(`p${n}`, amount, { accountId: `a${n % 700}`, keptFee: fee + tax });
    });
    const run = composeRun("net", 0n, lines);
    nets = run.parts.reduce((sum, part) => sum + part.net, 0n);
    expect(nets).toBe(run.net);
    expect(nets + shared + taxes).toBe(gross);
    expect([run.gross, run.fees]).toEqual([gross, fees + taxes]);
  });

  test.prop([
    fc.constantFrom<RemittanceType>("net", "gross", "combined"),
    fc.array(
      fc.record({
        amount: fc.bigInt({ min: -50_000n, max: 100_000n }),
        percent: fc.bigInt({ min: 0n, max: 60n }),
        held: fc.boolean(),
        account: fc.integer({ min: 0, max: 4 }),
      }),
      { maxLength: 20 },
    ),
  ])("every unit of the money held goes to the client or is accounted for", (type, drawn) => {
    const lines = drawn.map(({ amount, percent, held, account }, n) => {
      const fee = (amount * percent) / 100n;
      const parts = held && type !== "gross" ? { keptFee: fee } : { invoicedFee: fee };
      return line(`p${n}`, amount, { held, accountId: `a${account}`, ...parts });
    });
    const run = composeRun(type, 0n, lines);
    if (run.carried) return;
    const brought = lines.map(netOf).filter((net) => net > 0n);
    expect(run.net + run.recovered).toBe(brought.reduce((sum, one) => sum + one, 0n));
    expect(run.net >= 0n && run.parts.every((part) => part.net >= 0n && part.recovered >= 0n)).toBe(true);
  });
});

describe("what is booked for a payment", () => {
  const terms = {
    rate: "25", minimum: "0", flat: "0", tax: null, source: "held" as const, base: "agency_fee" as const,
    shares: [{ staffId: "s1", weight: 70 }, { staffId: "s2", weight: 30 }],
  }; // prettier-ignore
  const nothing = { fee: 0n, tax: 0n, recoverable: 0n, amount: 0n, shares: {} };
  const fresh = { cleared: true, terms, keeps: 100_000n, booked: nothing, remitted: 0n, claimedBack: 0n };
  const after = {
    fee: 25_000n,
    tax: 0n,
    recoverable: 0n,
    amount: 100_000n,
    shares: { s1: 17_500n, s2: 7_500n },
  };

  it("is nothing before it cleared, the fee once it did, and nothing twice", () => {
    expect(bookingOf({ ...fresh, cleared: false })).toBeNull();
    expect(bookingOf(fresh)).toMatchObject({ fee: 25_000n, recoverable: 0n, shared: 25_000n });
    expect(bookingOf({ ...fresh, booked: after })).toBeNull();
  });

  it("is undone before it was remitted, and with the claim on the client after", () => {
    expect(bookingOf({ ...fresh, keeps: 0n, booked: after })).toMatchObject({
      fee: -25_000n,
      recoverable: 0n,
    });
    const gone = { ...fresh, keeps: 0n, booked: after, remitted: 75_000n };
    expect(bookingOf(gone)).toMatchObject({ fee: -25_000n, recoverable: 75_000n, shared: -25_000n });
    const claimed = { ...gone, remitted: 0n, claimedBack: 75_000n };
    expect(bookingOf({ ...claimed, booked: { ...nothing, recoverable: 75_000n } })).toBeNull();
  });

  it("shares by largest remainder: 83.33 at 70/30, 100.00 in thirds, 0.05 at 70/30", () => {
    expect(splitMoney(8_333n, [70n, 30n])).toEqual([5_833n, 2_500n]);
    expect(splitMoney(10_000n, [1n, 1n, 1n])).toEqual([3_334n, 3_333n, 3_333n]);
    expect(splitMoney(5n, [70n, 30n])).toEqual([4n, 1n]);
  });
});
