import { readFile } from "node:fs/promises";
import path from "node:path";

import type { DemoFacts } from "../demo/demo-context";
import type { Finding } from "./finding";
import { runTool } from "./run-tool";

const MODULES = "sql,blindsql,xss,permanentxss,exec,file,crlf,redirect,ssrf,xxe,shellshock,csrf,cookieflags,csp,http_headers,htaccess,methods,backup"; // prettier-ignore
const SPARE_SECONDS = 120;
/** Fewer than this and it read nothing. */
const FEWEST_PAGES = 3;

interface Report {
  vulnerabilities: Record<string, { path: string; info: string; parameter?: string | null }[]>;
  anomalies: Record<string, { path: string; info: string; parameter?: string | null }[]>;
}

/** wapiti over what a visitor, a debtor and a manager reach, each for its share of the time. */
export async function runWapiti(
  demo: DemoFacts,
  { cookie, folder, minutes }: { cookie: string; folder: string; minutes: number },
): Promise<Finding[]> {
  const runs = [
    { name: "visitor", url: `${demo.baseUrl}/`, signedIn: false },
    { name: "debtor", url: demo.portalUrl, signedIn: false },
    { name: "manager", url: `${demo.baseUrl}/`, signedIn: true },
  ];
  const found: Finding[] = [];
  for (const { name, url, signedIn } of runs) {
    const report = path.join(folder, `wapiti-${name}.json`);
    const seconds = Math.round((minutes * 60) / runs.length);
    process.stdout.write(`wapiti as a ${name}, ${seconds} seconds\n`);
    const said = await runTool(
      "wapiti",
      [
        ...["-u", url, "--scope", "folder", "-m", MODULES, "--flush-session", "--no-bugreport", "-d", "4"],
        ...[
          "--max-scan-time",
          String(Math.round(seconds / 3)),
          "--max-attack-time",
          String(eachModule(seconds)),
          "--max-links-per-page",
          "40",
          "--timeout",
          "10",
        ],
        ...["-f", "json", "-o", report],
        // it asks for brotli and cannot read it, and then sees no link at all
        ...["-H", "Accept-Encoding: identity"],
        ...(signedIn ? ["-H", `Cookie: ${cookie}`, ...doors(demo.baseUrl)] : []),
      ],
      seconds + SPARE_SECONDS,
    );
    const pages = Number(/found (\d+) URLs/.exec(said)?.[1] ?? 0);
    if (pages < FEWEST_PAGES) throw new Error(`wapiti walked over ${pages} pages: ${said.slice(-500)}`);
    process.stdout.write(`  ${pages} addresses and forms\n`);
    const text = await readFile(report, "utf8").catch(() => null);
    if (text === null) throw new Error(`wapiti wrote no report: ${said.slice(-500)}`);
    const { vulnerabilities, anomalies } = JSON.parse(text) as Report;
    for (const [kind, all] of [...Object.entries(vulnerabilities), ...Object.entries(anomalies)])
      for (const { path: where, info, parameter } of all)
        found.push({ tool: "wapiti", kind, where, detail: `${info} ${parameter ?? ""}`.trim() });
  }
  return found;
}

/** A third of the time is for walking, the rest for the modules, one after the other. */
function eachModule(seconds: number): number {
  return Math.max(5, Math.round((seconds * 2) / 3 / MODULES.split(",").length));
}

/** The front page only leads on; these have the links. */
function doors(baseUrl: string): string[] {
  const pages = ["/dashboard", "/worklist", "/payments", "/bank", "/ledger", "/settings", "/imports"];
  return pages.flatMap((page) => ["-s", baseUrl + page]);
}
