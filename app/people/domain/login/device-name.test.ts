import { expect, it } from "vitest";

import { deviceName } from "./device-name";

it("a browser is named by itself and not by its ancestors", () => {
  const edge = "Mozilla/5.0 (Windows NT 10.0) AppleWebKit/537.36 Chrome/130.0 Safari/537.36 Edg/130.0";
  const safari =
    "Mozilla/5.0 (iPhone; CPU iPhone OS 18_0 like Mac OS X) AppleWebKit/605.1 Version/18.0 Mobile Safari/604.1";
  expect(deviceName(edge)).toEqual({ browser: "Edge", system: "Windows" });
  expect(deviceName(safari)).toEqual({ browser: "Safari", system: "iOS" });
});

it("a program that says nothing known has no name", () => {
  expect(deviceName("curl/8.5")).toEqual({ browser: null, system: null });
});
