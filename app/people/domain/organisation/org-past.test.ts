import { expect, it } from "vitest";

import { type OrgEvent, rewind } from "./org-past";

const unit = {
  id: "u",
  code: "COL",
  name: "Collections",
  parentId: null,
  headId: "m",
  deputyId: null,
  places: 4,
  open: true,
};
const person = { id: "p", fullName: "Cole", departmentId: "u", reportsToId: "m", here: true };
const event = (type: string, subjectId: string, before: OrgEvent["before"] = null) => ({
  type,
  subjectId,
  before,
});

it("each event is taken back in its turn, the newest first", () => {
  const before = {
    code: "CALLS",
    name: "Calls",
    parent_id: "top",
    head_id: null,
    deputy_id: null,
    places: null,
  };
  const past = rewind({ units: [unit], people: [person] }, [
    event("department.changed", "u", { ...before, name: "Between" }),
    event("staff.placed", "p", { department_id: null, reports_to_id: "x" }),
    event("department.changed", "u", before),
  ]);
  expect(past.units).toEqual([
    {
      id: "u",
      code: "CALLS",
      name: "Calls",
      parentId: "top",
      headId: null,
      deputyId: null,
      places: null,
      open: true,
    },
  ]);
  expect(past.people).toEqual([{ ...person, departmentId: null, reportsToId: "x" }]);
});

it("who came later is not there, who left later is; the same of departments", () => {
  const closed = { ...unit, id: "c", open: false };
  const gone = { ...person, id: "g", here: false };
  const past = rewind({ units: [unit, closed], people: [person, gone] }, [
    event("department.closed", "c"),
    event("department.created", "u"),
    event("staff.deactivated", "g"),
    event("staff.joined", "p"),
  ]);
  expect(past.units.map(({ id }) => id)).toEqual(["c"]);
  expect(past.people.map(({ id }) => id)).toEqual(["g"]);
});

it("without events the chart is today's", () => {
  expect(rewind({ units: [unit], people: [person] }, [])).toEqual({ units: [unit], people: [person] });
});
