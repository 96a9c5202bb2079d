import { readdir, readFile } from "node:fs/promises";
import path from "node:path";

import { expect, test } from "@playwright/test";

import { demoFacts } from "./firm";

const folder = () => path.dirname(process.env.E2E_DEMO_JSON ?? ".data/demo.json");

/** Shapes of what no log may hold, whatever journey it came from. */
const SHAPES: [what: string, shape: RegExp][] = [
  ["a mail address", /[\w.+-]+@[\w-]+\.(example|test)\b/],
  ["a password of a journey", /nine quiet herons|seven slow rivers/i],
  ["a session's or form's token", /quittance_(staff|portal|operator)=|csrf=/],
  ["an API key or token", /\bqk_(live|test)_\w+|\beyJ[\w-]{20,}/],
  ["a processor's secret", /\b(sk|rk)_(live|test)_\w+|\bwhsec_\w+/],
  ["a private key", /PRIVATE KEY-----/],
  ["a database's password", /postgres(ql)?:\/\/\w+:[^@\s]+@/],
  ["a card's number", /\b4[0-9]{15}\b/],
  ["a debtor's name", /\b(Dana Debtor|Mara Mandate)\b/],
  ["a payee's account number", /\b000123456789\b|"number":"[0-9]{6,}"/],
];

async function logs(): Promise<Map<string, string>> {
  const names = await readdir(path.join(folder(), "logs"));
  const found = new Map<string, string>();
  for (const name of names) found.set(name, await readFile(path.join(folder(), "logs", name), "utf8"));
  return found;
}

/** Every value of the demo's secrets file that is long enough to be told from chance. */
async function secrets(): Promise<string[]> {
  const text = await readFile(path.join(folder(), "secrets.json"), "utf8");
  const values = Object.values(JSON.parse(text) as Record<string, unknown>).map(String);
  const { logins } = await demoFacts();
  const keys = logins.flatMap(({ password, authenticator }) => [password, authenticator ?? ""]);
  return [...values, ...keys].filter((value) => value.length >= 12);
}

test("no log of the whole run holds a secret or what tells of a person", async () => {
  const all = await logs();
  const web = all.get("web.log") ?? "";
  expect(web.split("\n").length, "the web process has logged what it answered").toBeGreaterThan(50);
  const hidden = await secrets();
  const leaks: string[] = [];
  for (const [name, text] of all) {
    for (const line of text.split("\n")) {
      for (const [what, shape] of SHAPES)
        if (shape.test(line)) leaks.push(`${name}: ${what}: ${line.slice(0, 300)}`);
      if (hidden.some((value) => line.includes(value))) leaks.push(`${name}: a secret of the demo`);
    }
  }
  expect(leaks.slice(0, 20)).toEqual([]);
});
