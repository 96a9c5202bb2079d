import { readFile } from "node:fs/promises";
import path from "node:path";

import { expect, test } from "vitest";

import { fanOut, projectFiles } from "./project-files";

const MAX_ENTRIES = 25;
const BANNED = /^(utils?|helpers?|misc|common|shared|lib|core|service|manager)$/;
const VAGUE_VERB = /^(update|upsert|handle|process|manage)-/;
const KEBAB = /^[a-z0-9]+(-[a-z0-9]+)*(\.(server|table|client|test|spec|d))*\.[a-z]+$/;

const files = await projectFiles("app", "scripts", "tests", "e2e", "prisma");
const code = files.filter((file) => /\.(tsx?|mjs|js)$/.test(file));
const inRoutes = (file: string) => file.startsWith("app/routes/");

/** Migrations are a history: they only ever grow, and their tool looks for them in one folder. */
const HISTORY = "prisma/migrations";

test("no folder has more than 25 entries", () => {
  const crowded = [...fanOut(files)].filter(
    ([folder, entries]) => entries > MAX_ENTRIES && folder !== HISTORY,
  );
  expect(crowded).toEqual([]);
});

test("no file and no folder has a name that says nothing", () => {
  const vague = files.filter((file) => file.split("/").some((part) => BANNED.test(part.split(".")[0] ?? "")));
  expect(vague).toEqual([]);
});

test("there are no barrels", () => {
  const barrels = code.filter((file) => /^index\.tsx?$/.test(path.basename(file)) && !inRoutes(file));
  expect(barrels).toEqual([]);
});

test("files are named in kebab-case", () => {
  // a route's file name is its address
  const odd = code.filter((file) => !inRoutes(file) && !KEBAB.test(path.basename(file)));
  expect(odd).toEqual([]);
});

test("commands are named by the business's verbs", () => {
  const vague = files.filter((file) => file.includes("/commands/") && VAGUE_VERB.test(path.basename(file)));
  expect(vague).toEqual([]);
});

test("a rule is switched off only with a reason beside it", async () => {
  const bare: string[] = [];
  for (const file of code.filter((name) => name !== "tests/shape/names.test.ts")) {
    const text = await readFile(file, "utf8");
    for (const [line] of text.matchAll(/^.*(eslint-disable|@ts-expect-error).*$/gm)) {
      if (!/ -- \S|expect-error \S/.test(line)) bare.push(`${file}: ${line.trim()}`);
    }
  }
  expect(bare).toEqual([]);
});

test("every context says in a short README what it holds", async () => {
  const contexts = ["office", "people", "money", "relief", "collections", "lending", "wealth"];
  const present = contexts.filter((context) => files.some((file) => file.startsWith(`app/${context}/`)));
  for (const context of present) {
    const text = await readFile(`app/${context}/README.md`, "utf8").catch(() => "");
    expect(text, `app/${context}/README.md`).not.toBe("");
    expect(text.split("\n").length, `app/${context}/README.md`).toBeLessThanOrEqual(61);
  }
});
