import { expect, it } from "vitest";

import { preferenceCookie, readPreferences } from "./preferences";

const asking = (cookie: string) => new Request("http://localhost/", { headers: { cookie } });

it("reads the choices it knows", () => {
  const found = readPreferences(
    asking("a=1; quittance_theme=dark; quittance_rail=narrow; quittance_language=es"),
  );
  expect(found).toEqual({ theme: "dark", language: "es", rail: "narrow", density: "comfortable" });
});

it("takes the plain default for a value nobody offers", () => {
  expect(readPreferences(asking("quittance_theme=<script>; quittance_density=")).theme).toBe("system");
});

it("writes a cookie only for a known name and value", () => {
  expect(preferenceCookie("theme", "dark")).toMatch(/^quittance_theme=dark; Path=\//);
  expect(preferenceCookie("theme", "dark; Domain=evil")).toBeNull();
  expect(preferenceCookie("session", "x")).toBeNull();
});
