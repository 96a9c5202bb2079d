import { readFile } from "node:fs/promises";

import { expect, test } from "vitest";

import { EVENT_RULES, STILL_EVENTS } from "~/money/domain/ledger/event-rules.table";
import { codeOf } from "~/money/domain/ledger/apply-rule";
import { POSTING_RULES, type RuleKey } from "~/money/domain/ledger/posting-rules.table";

import { MONEY_NOUNS } from "../support/ledger-gaps";
import { projectFiles } from "./project-files";

const EMITTED = /emit\(\s*(?:[^"`;()]*\?\s*)?"([a-z_]+\.[a-z_]+)"(?:\s*:\s*"([a-z_]+\.[a-z_]+)")?/g;

async function emittedTypes(): Promise<Map<string, string>> {
  const found = new Map<string, string>();
  for (const file of await projectFiles("app")) {
    if (!file.endsWith(".ts")) continue;
    const source = await readFile(file, "utf8");
    for (const [, first, second] of source.matchAll(EMITTED))
      for (const type of [first, second]) if (type) found.set(type, file);
  }
  return found;
}

test("§19 every event of money says what it posts, or that it moves nothing", async () => {
  const open = [...(await emittedTypes())].filter(([type, file]) => {
    const ofMoney = file.startsWith("app/money/") || MONEY_NOUNS.has(type.split(".")[0] ?? "");
    return ofMoney && !EVENT_RULES[type] && !STILL_EVENTS.has(type);
  });
  expect(open).toEqual([]);
});

test("§19 no event is said to do both, and each named rule is one that posts", () => {
  expect(Object.keys(EVENT_RULES).filter((type) => STILL_EVENTS.has(type))).toEqual([]);
  const posting = Object.entries(POSTING_RULES).filter(([, { entry }]) => entry !== null);
  const codes = new Set(posting.map(([key]) => codeOf(key as RuleKey)));
  const unknown = Object.values(EVENT_RULES).flatMap(({ rules }) => rules.filter((rule) => !codes.has(rule)));
  expect(unknown).toEqual([]);
});
