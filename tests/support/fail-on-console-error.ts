import { afterEach, beforeEach, expect, vi } from "vitest";

const errors = vi.spyOn(console, "error");

beforeEach(() => {
  errors.mockClear();
});

// React reports broken markup, keys and hooks only here.
afterEach(() => {
  const words = errors.mock.calls.map((call) => call.map(String).join(" "));
  expect(words, "console.error was called").toEqual([]);
});
