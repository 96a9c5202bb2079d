import { expect, it } from "vitest";

import { nextLook, paymentView } from "./payment-view";

const view = (state: string, back: string | null, declined: string | null = null) =>
  paymentView({ state, declined }, back);

it("a payment on its way to the card page is opening", () => {
  expect(view("created", null)).toBe("opening");
  expect(view("submitted", null)).toBe("opening");
});

it("coming back from a finished card page waits for the confirmation, declined tries or not", () => {
  expect(view("submitted", "paid")).toBe("waiting");
  expect(view("submitted", "paid", "INSUFFICIENT_FUNDS")).toBe("waiting");
});

it("leaving the card page tells whether a card was declined there", () => {
  expect(view("submitted", "cancelled")).toBe("open");
  expect(view("submitted", "cancelled", "INSUFFICIENT_FUNDS")).toBe("declined");
});

it("money that came is paid, however the person came here", () => {
  for (const back of ["paid", "cancelled", null]) expect(view("succeeded", back)).toBe("paid");
});

it("an ended payment says how it ended", () => {
  expect(view("expired", "cancelled")).toBe("expired");
  expect(view("cancelled", "paid")).toBe("stopped");
  expect(view("part_refunded", "look")).toBe("partRefunded");
  expect(view("charged_back", "look")).toBe("returned");
});

it("a waiting page looks by itself for a minute and no longer", () => {
  expect(nextLook("opening", 0)).toBe("?");
  expect(nextLook("waiting", 0)).toBe("?back=paid&looks=1");
  expect(nextLook("waiting", 30)).toBeNull();
  expect(nextLook("paid", 0)).toBeNull();
});
