import { expect, it } from "vitest";

import { noteSlow, slowStatements } from "./slow-statements.server";

const after = (ms: number) => new Promise<string>((resolve) => setTimeout(() => resolve("rows"), ms));

it("a statement that takes long is remembered with how often and how long; the answer passes through", async () => {
  expect(await noteSlow("SELECT slow", after(220))).toBe("rows");
  await noteSlow("SELECT slow", after(210));
  await noteSlow("SELECT quick", after(1));
  const [slow, ...more] = slowStatements(10);
  expect(slow).toMatchObject({ text: "SELECT slow", times: 2 });
  expect(slow?.worst).toBeGreaterThanOrEqual(215);
  expect(more).toEqual([]);
});

it("one that fails late is remembered, and still fails", async () => {
  const late = after(210).then(() => Promise.reject(new Error("statement timeout")));
  await expect(noteSlow("SELECT late", late)).rejects.toThrow("statement timeout");
  expect(slowStatements(10).map(({ text }) => text)).toContain("SELECT late");
});
