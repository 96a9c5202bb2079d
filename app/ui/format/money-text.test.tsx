import { cleanup, render } from "@testing-library/react";
import { afterEach, expect, it } from "vitest";

import { LocaleProvider } from "./locale-provider";
import { MoneyText } from "./money-text";

afterEach(cleanup);

const shown = (minor: bigint, bare?: boolean) =>
  render(
    <LocaleProvider
      value={{ locale: "en-IN", timeZone: "Asia/Kolkata", currency: "INR", today: "2026-11-21" }}
    >
      <MoneyText value={{ minor, currency: "INR" }} bare={bare} />
    </LocaleProvider>,
  ).container;

it("an amount is written as the reader's locale writes it", () => {
  expect(shown(123456700n).textContent).toBe("₹12,34,567.00");
  expect(shown(123456700n, true).textContent).toBe("12,34,567.00");
});

it("a negative amount is in brackets to the eye and a minus to the ear", () => {
  const box = shown(-65000n);
  expect(box.querySelector("[aria-hidden]")?.textContent).toBe("(₹650.00)");
  expect(box.querySelector(".sr-only")?.textContent).toBe("−₹650.00");
});
