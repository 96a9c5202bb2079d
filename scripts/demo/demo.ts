import { parseArgs } from "node:util";

import { DEMO_AUTHENTICATOR, type DemoFacts } from "./demo-context";
import { type Demo, startDemo } from "./start-demo";

const HELP = `npm run demo -- [--port N] [--data DIR] [--fresh]

  --port N     port of the web server (3000, or the one of the last start; 0 for any free one)
  --data DIR   where database, files and log-ins are kept (.data)
  --fresh      begin with an empty database

DATABASE_URL in the environment uses that Postgres instead of one of our own.
`;

const write = (line: string) => process.stdout.write(`${line}\n`);

let demo: Demo | null = null;
let stopping = false;

async function stop(code: number): Promise<void> {
  if (stopping) return;
  stopping = true;
  if (demo) {
    write("Stopping…");
    await demo.stop();
  }
  process.exit(code);
}

function describe(facts: DemoFacts): string {
  const logins = facts.logins.map(
    ({ role, email, password, tenant, authenticator }) =>
      `  ${role.padEnd(14)} ${email}  ${password}  (${tenant})${authenticator ? "  + code" : ""}`,
  );
  return [
    "",
    "Quittance is running.",
    "",
    `  Staff      ${facts.baseUrl}`,
    `  Portal     ${facts.portalUrl}`,
    `  Operators  ${facts.baseUrl}/operator`,
    `  Mail sent  ${facts.outboxUrl}`,
    `  Names      ${facts.namesUrl}   (stands for the public name system)`,
    `  Stripe     ${facts.stripeUrl}   (a stand-in; card 4242 4242 4242 4242 works)`,
    "",
    "Log-ins:",
    ...logins,
    `  The code is on ${facts.outboxUrl}; an authenticator app takes the key ${DEMO_AUTHENTICATOR}.`,
    "",
    "Ctrl-C stops everything.",
  ].join("\n");
}

async function main(): Promise<void> {
  const { values } = parseArgs({
    options: {
      port: { type: "string" },
      data: { type: "string", default: ".data" },
      fresh: { type: "boolean", default: false },
      help: { type: "boolean", default: false },
    },
  });
  if (values.help) return void write(HELP);
  const port = values.port === undefined ? null : Number(values.port);
  if (port !== null && !(Number.isInteger(port) && port >= 0 && port < 65_536))
    throw new Error(`--port must be a number below 65536`);
  const onFailure = (reason: string) => {
    process.stderr.write(`${reason}\n`);
    void stop(1);
  };
  demo = startDemo({ port, data: values.data, fresh: values.fresh, log: write, onFailure });
  const facts = await demo.ready;
  if (!stopping) write(describe(facts));
}

for (const signal of ["SIGINT", "SIGTERM", "SIGHUP"] as const) process.on(signal, () => void stop(0));
// the process that started this one is gone, and with it whoever could press Ctrl-C
process.on("disconnect", () => void stop(0));

main().catch((error: unknown) => {
  // a start that was interrupted ends with an error too, which is no news
  if (stopping) return;
  process.stderr.write(`${error instanceof Error ? error.message : String(error)}\n`);
  process.exit(1);
});
