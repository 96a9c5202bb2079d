import { readdir, readFile } from "node:fs/promises";
import path from "node:path";

import { afterAll, beforeAll, expect, test } from "vitest";

import { grantsOf } from "~/people/domain/permission/role-template";
import { templatesFor } from "~/people/domain/permission/role-templates.table";

import { roleUrls } from "../../scripts/database/role-urls";
import { runMigrations } from "../../scripts/database/run-migrations";
import { openFirm } from "../support/firm";
import { ownerRows } from "../support/owner-rows";
import { openWorld, type World } from "../support/world";

const FOLDER = path.resolve("prisma/migrations");

let world: World;
beforeAll(async () => {
  world = await openWorld();
});
afterAll(() => world.close());

test("a right that the templates gained is given to firms that are here already, by a migration", async () => {
  const names = (await readdir(FOLDER)).filter((name) => name.endsWith("_role_rights"));
  const given = await Promise.all(
    names.map((name) => readFile(path.join(FOLDER, name, "migration.sql"), "utf8")),
  );
  const missing = templatesFor(["collections"]).flatMap((template) =>
    grantsOf(template, ["collections"])
      .map(({ permission, scope }) => `('${template.key}', '${permission}', '${scope}')`)
      .filter((row) => !given.some((sql) => sql.includes(row))),
  );
  expect(missing).toEqual([]);
});

test("a firm from before has the rights of a new one after the migration, and keeps its own", async () => {
  const { tenant } = await openFirm(world);
  const rights = () =>
    ownerRows(
      world,
      "SELECT r.key, p.permission, p.scope FROM role_permission p JOIN role r ON r.id = p.role_id WHERE p.tenant_id = $1 ORDER BY 1, 2, 3",
      [tenant.id],
    );
  const asNew = await rights();
  await ownerRows(
    world,
    "DELETE FROM role_permission WHERE tenant_id = $1 AND permission ~ '^(payout|mandate|api_key|seal):' RETURNING id",
    [tenant.id],
  );
  expect((await rights()).length).toBeLessThan(asNew.length);
  await ownerRows(
    world,
    "DELETE FROM _prisma_migrations WHERE migration_name LIKE '%_role_rights' RETURNING id",
    [],
  );
  await runMigrations(roleUrls(world.urls.ownerUrl));
  expect(await rights()).toEqual(asNew);
});
