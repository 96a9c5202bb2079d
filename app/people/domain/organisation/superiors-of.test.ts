import { expect, it } from "vitest";

import { moveEffect, superiorsOf } from "./superiors-of";

const unit = (id: string, headId: string | null, parentId: string | null = null) => ({
  id,
  headId,
  parentId,
});
const person = (id: string, departmentId: string | null, reportsToId: string | null = null) => ({
  id,
  departmentId,
  reportsToId,
});

const facts = {
  units: [unit("col", "miriam"), unit("early", "tamsin", "col"), unit("fin", "farah")],
  people: [
    person("miriam", "col"),
    person("tamsin", "early", "miriam"),
    person("cole", "early", "tamsin"),
    person("farah", "fin"),
    person("anton", null, "cole"),
  ],
};

it("a person is in the team of the heads above, of the superior, and of the superior's superiors", () => {
  expect([...superiorsOf("cole", facts)].sort()).toEqual(["miriam", "tamsin"]);
  expect([...superiorsOf("anton", facts)].sort()).toEqual(["cole", "miriam", "tamsin"]);
  expect([...superiorsOf("miriam", facts)]).toEqual([]);
});

it("a move says into whose team it brings the person and out of whose", () => {
  expect(moveEffect(facts, { staffId: "cole", departmentId: "fin", reportsToId: "tamsin" })).toEqual({
    gained: ["farah"],
    lost: [],
  });
  expect(moveEffect(facts, { staffId: "cole", departmentId: "fin", reportsToId: null })).toEqual({
    gained: ["farah"],
    lost: ["tamsin", "miriam"],
  });
});

it("a circle in old data ends", () => {
  const circle = {
    units: [unit("a", "x", "b"), unit("b", "y", "a")],
    people: [person("x", "a", "y"), person("y", "b", "x")],
  };
  expect([...superiorsOf("x", circle)]).toEqual(["y"]);
});
