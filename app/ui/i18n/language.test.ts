import { describe, expect, it } from "vitest";

import { chooseLanguage } from "./language";

describe("the language of a page", () => {
  it("is the saved one before what the browser asks for", () => {
    expect(chooseLanguage("en", "fr;q=1")).toBe("en");
  });

  it("ignores a saved language we do not speak", () => {
    expect(chooseLanguage("xx", "en-GB")).toBe("en");
  });

  it("falls back to English when nothing fits", () => {
    expect(chooseLanguage(null, "zz, yy;q=0.5")).toBe("en");
    expect(chooseLanguage(null, null)).toBe("en");
    expect(chooseLanguage(null, ";;,q=,")).toBe("en");
  });
});
