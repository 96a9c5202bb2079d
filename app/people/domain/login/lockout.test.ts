import { describe, expect, it } from "vitest";

import { lockedUntil } from "./lockout";

const at = (time: string) => new Date(`2026-11-21T${time}:00Z`);

describe("lockout", () => {
  it("locks for thirty minutes after the fifth failure in ten minutes", () => {
    const failures = ["10:00", "10:02", "10:04", "10:06", "10:09"].map(at);
    expect(lockedUntil(failures, at("10:20"))).toEqual(at("10:39"));
    expect(lockedUntil(failures, at("10:39"))).toBeNull();
  });

  it("does not lock when the first failure has left the window", () => {
    expect(lockedUntil(["10:00", "10:02", "10:04", "10:06", "10:11"].map(at), at("10:12"))).toBeNull();
  });
});
