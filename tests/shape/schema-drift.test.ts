import { afterAll, beforeAll, expect, test } from "vitest";

import { diffSchema } from "../../scripts/database/diff-schema";
import { cloneDatabase, type TestDatabase } from "../support/database";

let database: TestDatabase;
beforeAll(async () => {
  database = await cloneDatabase();
});
afterAll(() => database.drop());

test("the migrations make exactly what schema.prisma says", async () => {
  expect(await diffSchema(database.ownerUrl)).toBe("");
});
