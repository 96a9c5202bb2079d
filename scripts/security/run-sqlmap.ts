import { writeFile } from "node:fs/promises";
import path from "node:path";

import type { DemoFacts } from "../demo/demo-context";
import type { Finding } from "./finding";
import { runTool } from "./run-tool";

interface Target {
  path: string;
  /** a form's fields, for a page that is posted to */
  fields?: string;
  signedIn: boolean;
}

/** Pages whose addresses or forms reach a query. */
const TARGETS: Target[] = [
  { path: "/login", fields: "email=ada@harbor.example&password=wrong", signedIn: false },
  { path: "/portal/harbor", fields: "reference=IMP-50014", signedIn: false },
  { path: "/worklist?text=park&status=active&sort=balance&cursor=x", signedIn: true },
  { path: "/search?q=park", signedIn: true },
  { path: "/payments?state=succeeded&method=card&from=2026-01-01&to=2026-12-31&cursor=x", signedIn: true },
  { path: "/bank/lines?state=unmatched&text=park&side=C&cursor=x", signedIn: true },
  { path: "/ledger/general?code=1000&from=2026-01-01&on=2026-12-31&dimension=x", signedIn: true },
  { path: "/remittances?view=all&client=x&cursor=x", signedIn: true },
];

const SECONDS_EACH = 240;

/** sqlmap on each page's every parameter: error, boolean, time and union. */
export async function runSqlmap(
  demo: DemoFacts,
  { cookie, folder }: { cookie: string; folder: string },
): Promise<Finding[]> {
  const found: Finding[] = [];
  for (const target of TARGETS) {
    const url = demo.baseUrl + target.path;
    process.stdout.write(`sqlmap ${target.path}\n`);
    const said = await runTool(
      "sqlmap",
      [
        ...["-u", url, "--batch", "--level", "2", "--risk", "1", "--dbms", "PostgreSQL", "--flush-session"],
        // a refusal, a wall and a limit are answers, not reasons to stop
        ...[
          "--ignore-code",
          "401,403,404,422,429",
          "--ignore-redirects",
          "--threads",
          "2",
          "--disable-coloring",
        ],
        ...["--output-dir", path.join(folder, "sqlmap"), "--headers", `Origin: ${demo.baseUrl}`],
        ...(target.fields ? ["--data", target.fields] : []),
        ...(target.signedIn ? ["--cookie", cookie] : []),
      ],
      SECONDS_EACH,
    );
    await writeFile(path.join(folder, `sqlmap${new URL(url).pathname.replaceAll("/", "-")}.log`), said);
    if (!/\d+ HTTP|testing|tested/.test(said)) throw new Error(`sqlmap did not run: ${said.slice(-500)}`);
    for (const [, parameter = "?"] of said.matchAll(/^Parameter: (.+)$/gm))
      found.push({ tool: "sqlmap", kind: "SQL injection", where: target.path, detail: parameter });
  }
  return found;
}
