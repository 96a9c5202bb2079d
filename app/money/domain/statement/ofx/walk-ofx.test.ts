import { describe, expect, it } from "vitest";

import { walkOfx } from "./walk-ofx";

describe("OFX", () => {
  const hear = { open: () => undefined, close: () => undefined };
  it.each([
    ["<!DOCTYPE x><OFX></OFX>", "OFX_DTD"],
    ["<OFX><STMTTRN>", "OFX_TRUNCATED"],
    ["<OFX><!-- x", "OFX_TRUNCATED"],
    ["no tag", "OFX_BROKEN"],
  ])("%s", (text, code) => {
    expect(walkOfx(text, new Set(["STMTTRN"]), hear)).toMatchObject({ ok: false, refusal: { code } });
  });
});
