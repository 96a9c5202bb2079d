import { placeStaff } from "~/people/commands/organisation/place-staff.server";
import { saveDepartment } from "~/people/commands/organisation/save-department.server";
import { orgChart } from "~/people/queries/organisation/org-chart.server";

import type { DemoFirm } from "./people";
import { valueOf } from "./seed-host";

interface SeedUnit {
  code: string;
  name: string;
  parent?: string;
  head: string;
  people: string[];
  places?: number;
}

const UNITS: SeedUnit[] = [
  { code: "COL", name: "Collections", head: "Miriam Okafor", people: ["Miriam Okafor"] },
  {
    code: "EARLY",
    name: "Early arrears",
    parent: "COL",
    head: "Tamsin Reed",
    people: ["Tamsin Reed", "Cole Bennett", "Priya Nair"],
    places: 4,
  },
  { code: "FIN", name: "Finance", head: "Farah Demir", people: ["Farah Demir", "Anton Weiss"] },
  { code: "CMP", name: "Compliance", head: "Celia Ortiz", people: ["Celia Ortiz"] },
];

/** Departments with their heads, and everybody under them; what an earlier run drew stays. */
export async function drawChart({ admin }: DemoFirm): Promise<void> {
  const { units, people } = await admin.read(orgChart, undefined);
  if (units.length > 0) return;
  const idOf = (fullName: string) => {
    const found = people.find((one) => one.fullName === fullName);
    if (!found) throw new Error(`${fullName} is not on the staff`);
    return found.id;
  };
  const made = new Map<string, string>();
  for (const { code, name, parent, head, people: members, places = null } of UNITS) {
    const parentId = parent ? (made.get(parent) ?? null) : null;
    const unit = { code, name, parentId, headId: idOf(head), places };
    const { departmentId } = valueOf(await admin.change(saveDepartment, unit));
    made.set(code, departmentId);
    for (const member of members) {
      const superior = member === head ? UNITS.find((one) => one.code === parent)?.head : head;
      const place = { staffId: idOf(member), departmentId, reportsToId: superior ? idOf(superior) : null };
      valueOf(await admin.change(placeStaff, place));
    }
  }
}
