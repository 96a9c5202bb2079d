import type { ServerBuild } from "@remix-run/node";
import { expect, test } from "vitest";

import { routeNames } from "./route-names";

const routes = {
  root: { id: "root", path: "", parentId: undefined },
  staff: { id: "staff", parentId: "root" },
  accounts: { id: "accounts", parentId: "staff", path: "accounts" },
  fresh: { id: "fresh", parentId: "accounts", path: "new" },
  account: { id: "account", parentId: "accounts", path: ":accountId" },
  home: { id: "home", parentId: "root", index: true },
  dotted: { id: "dotted", parentId: "root", path: "a.b" },
  rest: { id: "rest", parentId: "root", path: "*" },
} as unknown as ServerBuild["routes"];

const nameOf = routeNames(routes);

test.each([
  ["/", "/"],
  ["/accounts", "/accounts"],
  ["/accounts/", "/accounts"],
  ["/accounts/new", "/accounts/new"],
  ["/accounts/0190a6f2", "/accounts/:accountId"],
  ["/accounts/0190a6f2.data", "/accounts/:accountId"],
  ["/a.b", "/a.b"],
  ["/axb", "/*"],
  ["/wp-login.php", "/*"],
])("%s is named %s", (path, name) => {
  expect(nameOf(path)).toBe(name);
});
