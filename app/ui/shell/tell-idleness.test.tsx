import { afterEach, beforeEach, expect, it, vi } from "vitest";

import { tellIdleness } from "./tell-idleness";

const sent: Request[] = [];
const before = window.fetch;
beforeEach(() => {
  vi.useFakeTimers();
  sent.length = 0;
  window.fetch = ((request: Request) => {
    sent.push(request);
    return Promise.resolve(new Response("ok"));
  }) as typeof fetch;
  tellIdleness(window);
});
afterEach(() => {
  vi.useRealTimers();
  window.fetch = before;
});

const told = () => sent.at(-1)?.headers.get("x-idle-seconds");

it("a reading says for how long nobody has touched anything, and a touch begins anew", async () => {
  await window.fetch(`${window.location.origin}/worklist`);
  expect(told()).toBe("0");
  vi.advanceTimersByTime(90_000);
  await window.fetch(`${window.location.origin}/worklist`);
  expect(told()).toBe("90");
  window.dispatchEvent(new KeyboardEvent("keydown", { key: "a" }));
  await window.fetch(`${window.location.origin}/worklist`, { method: "POST", body: "x" });
  expect(told()).toBe("0");
  expect(sent.at(-1)?.method).toBe("POST");
});

it("other sites hear nothing of it", async () => {
  await window.fetch("https://elsewhere.example/x");
  expect(told()).toBeNull();
});
