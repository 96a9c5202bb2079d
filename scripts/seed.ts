import { text } from "node:stream/consumers";

import seedDemo from "../prisma/seed/demo";
import type { DemoContext } from "./demo/demo-context";
import { writeJson } from "./demo/demo-folder";

/** `seed.ts <answer file>`, with the demo's context as JSON on standard input; the demo calls it. */
const [answerFile] = process.argv.slice(2);
if (!answerFile || process.stdin.isTTY) {
  process.stderr.write("seed.ts is started by `npm run demo`\n");
  process.exit(2);
}
// without the launcher nobody would keep the answer, and the next start seeds again
process.on("disconnect", () => process.exit(1));
const given = JSON.parse(await text(process.stdin)) as Omit<DemoContext, "log">;
const seed = await seedDemo({ ...given, log: (line) => void process.stdout.write(`  ${line}\n`) });
await writeJson(answerFile, seed);
process.exit(0);
