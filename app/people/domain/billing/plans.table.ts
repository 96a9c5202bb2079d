import type { Plan } from "./plan";

/**
 * Source: spec 07 §2. The catalogue before an operator edits it: version 1 of each plan. Firms keep the version they
 * signed, so a price here is never changed; an operator's edit is the next version.
 */
export const DEFAULT_PLANS: readonly Plan[] = [
  {
    code: "starter",
    version: 1,
    name: "Starter",
    limits: {
      seats: 3,
      desks: 1,
      customers: 1_000,
      apiCalls: 100_000,
      texts: 2_000,
      storageGb: 10,
      domains: 0,
      sandbox: false,
      prioritySupport: false,
    },
    prices: { USD: { base: 9_900n, seat: 2_500n }, INR: { base: 799_900n, seat: 199_900n } },
  },
  {
    code: "growth",
    version: 1,
    name: "Growth",
    limits: {
      seats: 15,
      desks: 2,
      customers: 10_000,
      apiCalls: 1_000_000,
      texts: 20_000,
      storageGb: 100,
      domains: 1,
      sandbox: true,
      prioritySupport: false,
    },
    prices: { USD: { base: 39_900n, seat: 2_200n }, INR: { base: 2_999_900n, seat: 179_900n } },
  },
  {
    code: "scale",
    version: 1,
    name: "Scale",
    limits: {
      seats: 60,
      desks: 4,
      customers: 100_000,
      apiCalls: 5_000_000,
      texts: 100_000,
      storageGb: 1_000,
      domains: 3,
      sandbox: true,
      prioritySupport: true,
    },
    prices: { USD: { base: 149_900n, seat: 1_900n }, INR: { base: 10_999_900n, seat: 149_900n } },
  },
  {
    code: "enterprise",
    version: 1,
    name: "Enterprise",
    limits: {
      seats: 1_000,
      desks: 4,
      customers: null,
      apiCalls: null,
      texts: null,
      storageGb: null,
      domains: 3,
      sandbox: true,
      prioritySupport: true,
    },
    prices: {},
  },
];

/** A trial has the limits of this plan, and seats of its own. */
export const TRIAL_PLAN = "growth";
export const TRIAL_SEATS = 10;
