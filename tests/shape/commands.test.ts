import { readFile } from "node:fs/promises";

import { expect, test } from "vitest";

import { projectFiles } from "./project-files";

const commands = (await projectFiles("app")).filter((file) =>
  /^app\/\w+\/commands\/.*\.server\.ts$/.test(file),
);
const machinery = "app/office/commands/command/";

async function textOf(files: string[]): Promise<string> {
  const texts = await Promise.all(files.map((file) => readFile(file, "utf8")));
  return texts.join("\n");
}

test("every command is called by a test", async () => {
  const tests = await textOf((await projectFiles("tests")).filter((file) => file.endsWith(".ts")));
  const untested: string[] = [];
  for (const file of commands.filter((name) => !name.startsWith(machinery))) {
    const source = await readFile(file, "utf8");
    if (!source.includes("defineCommand(")) continue;
    const place = file.replace(/^app\//, "~/").replace(/\.ts$/, "");
    if (!tests.includes(`"${place}"`)) untested.push(file);
  }
  expect(untested).toEqual([]);
});
