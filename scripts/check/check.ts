import { generateClient } from "../bundle/build-project";
import { checkSteps } from "./check-steps";
import { runSteps } from "./run-step";

/** `npm run check [-- --cold]`: everything that needs no server and no browser. */
const start = performance.now();
await generateClient();
const results = await runSteps(checkSteps(process.argv.includes("--cold")), 2);
const failed = results.filter((result) => !result.ok).map((result) => result.name);
const seconds = ((performance.now() - start) / 1000).toFixed(0);
process.stdout.write(
  failed.length === 0
    ? `check passed in ${seconds} s\n`
    : `check failed: ${failed.join(", ")} (${seconds} s)\n`,
);
process.exit(failed.length === 0 ? 0 : 1);
