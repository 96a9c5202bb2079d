import { describe, expect, it } from "vitest";

import { type Grant, parseGrant } from "~/office/domain/permission/grant";

import { rightsMatrix } from "./rights-matrix";
import { changeOfRights, roleOutlook } from "./role-outlook";

function grants(...lines: string[]): Grant[] {
  return lines.map((line) => {
    const grant = parseGrant(line);
    if (!grant.ok) throw new Error(line);
    return grant.value;
  });
}
const lastAt = new Date("2026-11-20T10:00:00Z");

describe("what a person gains and loses", () => {
  it("is told line by line, with scope and limits", () => {
    expect(
      changeOfRights(
        grants("account:read@team", "note:create@all", "export:run@all{max_rows: 100}"),
        grants("account:read@all", "export:run@all{max_rows: 10}"),
      ),
    ).toEqual({
      gained: ["account:read@all"],
      lost: ["export:run@all{max_rows: 100}", "note:create@all"],
    });
  });

  it("is nothing where another role gives the same", () => {
    const other = grants("note:create@all");
    expect(changeOfRights([...other, ...grants("note:create@own")], other)).toEqual({ gained: [], lost: [] });
  });
});

describe("the outlook of a role's change", () => {
  const holders = [
    { id: "ann", fullName: "Ann", others: [] },
    { id: "bob", fullName: "Bob", others: grants("note:create@all") },
  ];
  const change = { before: grants("note:create@all"), after: grants("account:read@own") };
  const needs = { "note.add": "note:create" };
  const act = { command: "note.add", denied: false, needed: null, acts: 3, lastAt };

  it("names those who change, and their acts that would have been refused or newly allowed", () => {
    const denied = {
      actorId: "ann",
      command: "page.open",
      denied: true,
      needed: ["account:read"],
      acts: 1,
      lastAt,
    };
    const past = [{ ...act, actorId: "ann" }, { ...act, actorId: "bob" }, denied];
    const { people, acts } = roleOutlook(change, holders, past, needs);
    expect(people.map(({ fullName, gained, lost }) => [fullName, gained, lost])).toEqual([
      ["Ann", ["account:read@own"], ["note:create@all"]],
      ["Bob", ["account:read@own"], []],
    ]);
    expect(acts.map(({ fullName, verdict }) => [fullName, verdict])).toEqual([
      ["Ann", "refused"],
      ["Ann", "allowed"],
    ]);
  });

  it("says where a scope only becomes narrower, and judges no command that it does not know", () => {
    const narrower = { before: grants("note:create@all"), after: grants("note:create@own") };
    const past = [
      { ...act, actorId: "ann" },
      { ...act, actorId: "ann", command: "unknown" },
    ];
    expect(roleOutlook(narrower, holders, past, needs).acts).toMatchObject([{ verdict: "narrower" }]);
  });
});

it("a role is read resource by resource", () => {
  const [account, note] = rightsMatrix(
    grants("note:create@own", "account:read@all", "account:transition@team"),
  );
  expect(account?.resource).toBe("account");
  expect(account?.cells.read).toHaveLength(1);
  expect(account?.cells.decide).toHaveLength(1);
  expect(note?.cells.write).toHaveLength(1);
});
