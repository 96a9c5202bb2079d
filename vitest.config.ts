import { fileURLToPath } from "node:url";

import { defineConfig } from "vitest/config";

const app = fileURLToPath(new URL("./app", import.meta.url));

const shared = {
  resolve: { alias: { "~": app } },
  esbuild: { jsx: "automatic" as const, target: "es2022" },
};

const setupFiles = ["tests/support/fail-on-console-error.ts"];

/**
 * unit: rules beside their files, no database. integration: real Postgres, one database per file.
 * shape: the project's own form.
 */
export default defineConfig({
  ...shared,
  test: {
    pool: "forks",
    projects: [
      {
        ...shared,
        // rules are pure: one process serves all of their files
        test: {
          name: "unit",
          include: ["app/**/*.test.ts"],
          environment: "node",
          setupFiles,
          isolate: false,
          // a machine that does other work too is no broken rule
          testTimeout: 30_000,
        },
      },
      {
        ...shared,
        test: { name: "ui", include: ["app/**/*.test.tsx"], environment: "happy-dom", setupFiles },
      },
      {
        ...shared,
        test: {
          name: "integration",
          include: ["tests/**/*.test.{ts,tsx}"],
          exclude: ["tests/shape/**"],
          environment: "node",
          globalSetup: ["tests/support/global-setup.ts"],
          setupFiles,
          testTimeout: 30_000,
          hookTimeout: 60_000,
        },
      },
      {
        ...shared,
        test: {
          name: "shape",
          include: ["tests/shape/**/*.test.ts"],
          environment: "node",
          globalSetup: ["tests/support/global-setup.ts"],
          testTimeout: 60_000,
          hookTimeout: 60_000,
        },
      },
    ],
  },
});
