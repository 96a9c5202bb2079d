import { z } from "zod";

const maybe = z.string().max(40).nullable().default(null);
const day = z.string().trim().max(30, "HOURS_FORMAT").default("");

export const HOUR_FIELDS = ["hours0", "hours1", "hours2", "hours3", "hours4", "hours5", "hours6"] as const;

/** A department as its form sends it. */
export const departmentFields = z.object({
  code: z.string("REQUIRED").trim().min(1, "REQUIRED").max(12, "CODE_FORMAT"),
  name: z.string("REQUIRED").trim().min(1, "REQUIRED").max(80, "TOO_LONG"),
  parentId: maybe,
  headId: maybe,
  deputyId: maybe,
  places: z
    .string()
    .trim()
    .regex(/^\d{1,5}$/, "NUMBER")
    .nullable()
    .default(null),
  hours0: day,
  hours1: day,
  hours2: day,
  hours3: day,
  hours4: day,
  hours5: day,
  hours6: day,
});

/** The same as the command takes it. */
export function toDepartment(form: z.output<typeof departmentFields>) {
  const { code, name, parentId, headId, deputyId, places } = form;
  return { code, name, parentId, headId, deputyId, places, hours: HOUR_FIELDS.map((field) => form[field]) };
}
