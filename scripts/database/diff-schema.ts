import { readFile } from "node:fs/promises";
import path from "node:path";

import { bindMigrationAwareSqlAdapterFactory } from "@prisma/driver-adapter-utils";
import { SchemaEngine } from "@prisma/schema-engine-wasm";

import { CatalogAdapter, CatalogPool } from "./catalog-adapter";

const EMPTY = "-- This is an empty migration.";
// Partial and expression indexes are written by hand and carry this prefix.
const HAND_MADE = /-- DropIndex\nDROP INDEX "hand_\w+";\n*/g;

/**
 * The SQL that would bring the database at `url` to what schema.prisma says; empty when they agree.
 * What Prisma cannot express (policies, checks, partitions, functions) is not compared.
 */
export async function diffSchema(
  url: string,
  schemaFile = path.resolve("prisma/schema.prisma"),
): Promise<string> {
  const files = [{ path: schemaFile, content: await readFile(schemaFile, "utf8") }];
  const pool = new CatalogPool({ connectionString: url, max: 4 });
  const adapter = bindMigrationAwareSqlAdapterFactory(new CatalogAdapter(pool));
  const datamodels = files.map((file): [string, string] => [file.path, file.content]);
  const engine = await SchemaEngine.new({ datamodels }, () => undefined, adapter);
  try {
    const result = await engine.diff({
      from: { tag: "schemaDatasource", files, configDir: path.dirname(schemaFile) },
      to: { tag: "schemaDatamodel", files },
      script: true,
      exitCode: null,
      filters: { externalTables: ["public._prisma_migrations"], externalEnums: [] },
    });
    return withoutHandMade(result.stdout?.trim() ?? "");
  } finally {
    engine.free();
    await pool.end();
  }
}

function withoutHandMade(sql: string): string {
  const rest = sql.replace(HAND_MADE, "").trim();
  return rest === EMPTY ? "" : rest;
}
