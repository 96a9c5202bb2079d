import { existsSync } from "node:fs";

import type { Step } from "./run-step";

/** Where vitest of `npm run check` leaves its figures. */
export const UNIT_REPORT = ".cache/reports/unit.json";

const CODE = [
  "app",
  "scripts",
  "tests",
  "e2e",
  "prisma/seed",
  "eslint.config.js",
  "vitest.config.ts",
  "playwright.config.ts",
];

/** The longest first, so that two at a time end together. A cold run trusts no cache. */
export function checkSteps(cold: boolean): Step[] {
  const cache = (...parameters: string[]) => (cold ? [] : parameters);
  return [
    {
      name: "eslint",
      tool: "node_modules/eslint/bin/eslint.js",
      parameters: [
        ".",
        "--max-warnings",
        "0",
        ...cache("--cache", "--cache-strategy", "content", "--cache-location", ".cache/eslint/"),
      ],
    },
    {
      // TypeScript's own findings, strict, come from the same program as the rules'
      name: "types, and rules that need them",
      tool: "node_modules/oxlint/bin/oxlint",
      parameters: ["--type-aware", "--type-check", "--deny-warnings"],
    },
    {
      name: "unit and shape tests",
      tool: "node_modules/vitest/vitest.mjs",
      parameters: [
        ...["run", "--project", "unit", "--project", "ui", "--project", "shape"],
        ...["--reporter", "dot", "--reporter", "json", "--outputFile.json", UNIT_REPORT],
      ],
    },
    {
      name: "formatting",
      tool: "node_modules/prettier/bin/prettier.cjs",
      parameters: [
        "--check",
        "--log-level",
        "warn",
        ".",
        ...cache("--cache", "--cache-location", ".cache/prettier"),
      ],
    },
    {
      name: "import directions",
      tool: "node_modules/dependency-cruiser/bin/dependency-cruiser.mjs",
      parameters: [
        "--config",
        ".dependency-cruiser.cjs",
        "--output-type",
        "err",
        ...CODE.filter((place) => existsSync(place)),
      ],
    },
    { name: "dead code", tool: "node_modules/knip/bin/knip.js", parameters: ["--no-config-hints"] },
  ];
}
