import { readFile } from "node:fs/promises";

import { expect, test } from "vitest";

interface Manifest {
  dependencies: Record<string, string>;
  devDependencies: Record<string, string>;
  optionalDependencies: Record<string, string>;
}

const manifest = JSON.parse(await readFile("package.json", "utf8")) as Manifest;
const lock = await readFile("package-lock.json", "utf8");

test("every dependency is pinned to one version", () => {
  const all = { ...manifest.dependencies, ...manifest.devDependencies, ...manifest.optionalDependencies };
  const loose = Object.entries(all).filter(([, version]) => !/^\d+\.\d+\.\d+(-[\w.]+)?$/.test(version));
  expect(loose).toEqual([]);
});

test("no dependency was swapped for a stranger's by a failed install", () => {
  expect(lock).not.toContain("npm:null");
});

test("the lock holds what the manifest asks for", () => {
  const root = (JSON.parse(lock) as { packages: Record<string, Manifest> }).packages[""];
  expect(root?.dependencies).toEqual(manifest.dependencies);
  expect(root?.devDependencies).toEqual(manifest.devDependencies);
});

test("the parts of one family have one version", () => {
  const versions = (pattern: RegExp) =>
    new Set(
      Object.entries({ ...manifest.dependencies, ...manifest.devDependencies })
        .filter(([name]) => pattern.test(name))
        .map(([, version]) => version),
    );
  expect(versions(/^(prisma|@prisma\/(client|adapter-pg|driver-adapter-utils))$/).size).toBe(1);
  expect(versions(/^@remix-run\//).size).toBe(1);
  expect(versions(/^react(-dom)?$/).size).toBe(1);
});
