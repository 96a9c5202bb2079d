import { spawnSync } from "node:child_process";
import path from "node:path";

/**
 * Makes the Prisma client from prisma/schema.prisma. Generating needs no schema engine, but the command
 * insists on downloading one unless an existing file is named in its place.
 */
const prisma = path.resolve("node_modules/prisma/build/index.js");
const { status } = spawnSync(process.execPath, [prisma, "generate", ...process.argv.slice(2)], {
  stdio: process.argv.includes("--no-hints") ? ["ignore", "ignore", "inherit"] : "inherit",
  env: {
    ...process.env,
    PRISMA_SCHEMA_ENGINE_BINARY: process.execPath,
    PRISMA_HIDE_UPDATE_MESSAGE: "1",
    CHECKPOINT_DISABLE: "1",
  },
});
process.exit(status ?? 1);
