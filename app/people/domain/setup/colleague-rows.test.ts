import { expect, it } from "vitest";

import { readColleagueRows } from "./colleague-rows";

it("a row is e-mail, name, department, role, whatever parts them; headings and empty lines are passed over", () => {
  const read = readColleagueRows(
    'E-mail,Name,Department,Role\n\nann@firm.test,"Lee, Ann",Collections,collector\nbo@firm.test;Bo;;viewer\ncy@firm.test\tCy\t\tViewer\r\n',
  );
  expect(read).toEqual({
    ok: true,
    value: [
      { line: 3, email: "ann@firm.test", fullName: "Lee, Ann", department: "Collections", role: "collector" },
      { line: 4, email: "bo@firm.test", fullName: "Bo", department: "", role: "viewer" },
      { line: 5, email: "cy@firm.test", fullName: "Cy", department: "", role: "Viewer" },
    ],
  });
});

it("nothing to read and too much to read are refused", () => {
  expect(readColleagueRows(" \n")).toMatchObject({ refusal: { fields: { rows: "REQUIRED" } } });
  const many = Array.from({ length: 201 }, (_, at) => `p${at}@firm.test,P,,viewer`).join("\n");
  expect(readColleagueRows(many)).toMatchObject({ refusal: { fields: { rows: "ROWS_MANY" } } });
});
