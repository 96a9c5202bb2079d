import fc from "fast-check";
import { expect, it } from "vitest";

import { brandColours, contrast, isColour, isReadable, nearestReadable } from "./contrast";

const colour = fc
  .integer({ min: 0, max: 0xffffff })
  .map((value) => `#${value.toString(16).padStart(6, "0")}`);

it("black on white is 21 to 1, a colour on itself 1 to 1", () => {
  expect(contrast("#000000", "#ffffff")).toBeCloseTo(21, 5);
  expect(contrast("#777777", "#777777")).toBe(1);
});

it("a pale colour is refused and the nearest that reads is offered; one that reads is its own nearest", () => {
  expect(isReadable("#ffd400")).toBe(false);
  expect(isReadable(nearestReadable("#ffd400"))).toBe(true);
  expect(nearestReadable("#1b5740")).toBe("#1b5740");
});

it("whatever is offered is a colour that reads, on light pages and on dark ones", () => {
  fc.assert(
    fc.property(colour, (given) => {
      const brand = brandColours(given);
      expect(Object.values(brand).every(isColour)).toBe(true);
      expect(isReadable(brand.colour)).toBe(true);
      expect(contrast(brand.colour, brand.soft)).toBeGreaterThanOrEqual(4.5);
      expect(contrast("#ffffff", brand.strong)).toBeGreaterThanOrEqual(4.5);
      for (const paper of ["#161512", "#1d1b18", "#262420", brand.darkSoft])
        expect(contrast(brand.darkColour, paper)).toBeGreaterThanOrEqual(4.5);
    }),
  );
});
