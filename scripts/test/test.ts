import { mkdir, readdir, rm } from "node:fs/promises";

import { buildProject, generateClient } from "../bundle/build-project";
import { checkSteps, UNIT_REPORT } from "../check/check-steps";
import { runSteps, type StepResult } from "../check/run-step";
import { installChromium } from "../e2e/install-chromium";
import { sum, type Tally, tallyPlaywright, tallyVitest } from "./test-tally";

const REPORTS = ".cache/reports";
const INTEGRATION_REPORT = `${REPORTS}/integration.json`;
const E2E_REPORT = `${REPORTS}/e2e.json`;

const write = (line: string) => process.stdout.write(`${line}\n`);

/** Each step counts as one, beside the tests inside it. */
function tallySteps(results: StepResult[]): Tally {
  const passed = results.filter((result) => result.ok).length;
  return { passed, failed: results.length - passed };
}

async function testRules(): Promise<Tally> {
  const steps = tallySteps(await runSteps(checkSteps(true), 2));
  return sum([steps, await tallyVitest(UNIT_REPORT)]);
}

async function testIntegration(): Promise<Tally> {
  const parameters = ["run", "--project", "integration", "--reporter", "default", "--reporter", "json"];
  const step = {
    name: "integration tests",
    tool: "node_modules/vitest/vitest.mjs",
    parameters: [...parameters, "--outputFile.json", INTEGRATION_REPORT],
    loud: true,
  };
  const steps = tallySteps(await runSteps([step], 1));
  return sum([steps, await tallyVitest(INTEGRATION_REPORT)]);
}

/** The product is built even when there is nothing to click through yet: a build can fail too. */
async function testBuild(): Promise<Tally> {
  try {
    await buildProject(write);
    write("✓ build");
    return { passed: 1, failed: 0 };
  } catch (error) {
    write(`✗ build\n${(error as Error).message}`);
    return { passed: 0, failed: 1 };
  }
}

async function testJourneys(): Promise<Tally> {
  const specs = await readdir("e2e", { recursive: true });
  if (!specs.some((name) => name.endsWith(".spec.ts"))) return { passed: 0, failed: 1 };
  const step = {
    name: "browser tests",
    tool: "node_modules/@playwright/test/cli.js",
    parameters: ["test"],
    env: { CHROMIUM_PATH: await installChromium(write), E2E_REPORT },
    loud: true,
  };
  const steps = tallySteps(await runSteps([step], 1));
  return sum([steps, await tallyPlaywright(E2E_REPORT)]);
}

/** `npm test`: everything, whatever failed before, then one line that says how it went. */
async function test(): Promise<Tally> {
  await rm(REPORTS, { recursive: true, force: true });
  await mkdir(REPORTS, { recursive: true });
  await generateClient();
  const tallies: Tally[] = [];
  for (const part of [testRules, testIntegration, testBuild, testJourneys]) {
    tallies.push(
      await part().catch((error: unknown) => {
        write(`✗ ${part.name}\n${error instanceof Error ? (error.stack ?? error.message) : String(error)}`);
        return { passed: 0, failed: 1 };
      }),
    );
  }
  return sum(tallies);
}

const { passed, failed } = await test();
write(`\n${passed} passed, ${failed} failed`);
process.exit(failed === 0 && passed > 0 ? 0 : 1);
