import { expect, test } from "vitest";

import { newId } from "./new-id";
import { uuidFloor } from "./uuid-floor";

const SHAPE = /^[0-9a-f]{8}-[0-9a-f]{4}-7[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/;

test("an id is a version 7 uuid that carries its millisecond", () => {
  const at = Date.now() + 60_000;
  const id = newId(at);
  expect(id).toMatch(SHAPE);
  expect(parseInt(id.replaceAll("-", "").slice(0, 12), 16)).toBe(at);
});

test("ten thousand ids of one moment ascend and never repeat", () => {
  const at = Date.now();
  const ids = Array.from({ length: 10_000 }, () => newId(at));
  expect(new Set(ids).size).toBe(ids.length);
  expect(ids).toEqual([...ids].sort());
});

test("a clock that steps back does not break the order", () => {
  const later = newId();
  expect(newId(Date.now() - 3_600_000) > later).toBe(true);
});

test("the floor of an instant is below every id made at it and above every id made before it", () => {
  const instant = new Date(Date.now() + 600_000);
  expect(newId(instant.getTime() - 1) < uuidFloor(instant)).toBe(true);
  expect(newId(instant.getTime()) > uuidFloor(instant)).toBe(true);
});
