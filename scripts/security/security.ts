import { existsSync } from "node:fs";
import { mkdir, readFile } from "node:fs/promises";
import path from "node:path";

import type { DemoFacts } from "../demo/demo-context";
import { EXPLAINED } from "./explained.table";
import type { Finding } from "./finding";
import { isInstalled } from "./run-tool";
import { runSqlmap } from "./run-sqlmap";
import { runWapiti } from "./run-wapiti";
import { signInByHttp } from "./sign-in-by-http";

const HELP = `Attacks a running demo with sqlmap and wapiti, and says what they found.

  npm run demo                      in another window
  npm run security [-- --facts .data/demo.json] [--minutes 10] [--tool sqlmap|wapiti]

Needs the Debian packages sqlmap and wapiti. Ends with 1 when something is found that nobody has explained in
scripts/security/explained.table.ts. The scanners send forms: use it on a demo only.
`;

function option(name: string): string | undefined {
  const at = process.argv.indexOf(`--${name}`);
  return at < 0 ? undefined : process.argv[at + 1];
}

const facts = option("facts") ?? ".data/demo.json";
const minutes = Number(option("minutes") ?? 10);
const tool = option("tool");
const missing = ["sqlmap", "wapiti"].filter((tool) => !isInstalled(tool));
if (process.argv.includes("--help") || !existsSync(facts) || missing.length > 0 || !(minutes > 0)) {
  if (missing.length > 0) process.stderr.write(`Not installed: ${missing.join(", ")}\n`);
  process.stderr.write(HELP);
  process.exit(2);
}

const demo = JSON.parse(await readFile(facts, "utf8")) as DemoFacts;
const reports = path.resolve(".cache/reports/security");
await mkdir(reports, { recursive: true });
const cookie = await signInByHttp(demo, "manager");
const found: Finding[] = [
  ...(tool === "wapiti" ? [] : await runSqlmap(demo, { cookie, folder: reports })),
  ...(tool === "sqlmap" ? [] : await runWapiti(demo, { cookie, folder: reports, minutes })),
];
let open = 0;
for (const { tool: by, kind, where, detail } of found) {
  const why = EXPLAINED.find((one) => one.tool === by && one.kind === kind && one.detail.test(detail))?.why;
  if (!why) open += 1;
  process.stdout.write(`${why ? "explained" : "OPEN"}  ${by}  ${kind}  ${where}\n    ${why ?? detail}\n`);
}
process.stdout.write(`${found.length} findings, ${open} not explained\n`);
process.exit(open > 0 ? 1 : 0);
