import path from "node:path";

import { DEMO_AUTHENTICATOR } from "./demo-context";
import { FLY_APP, FLY_TOKEN, local, SFTP_USER, WEBHOOK_PATH } from "./demo-environment";
import type { DemoFolder, DemoSecrets } from "./demo-folder";
import type { DemoPorts } from "./demo-ports";
import type { Program } from "./supervisor";

/** Everything that runs beside Postgres, in the order in which it is started. */
export function demoPrograms(
  folder: DemoFolder,
  ports: DemoPorts,
  secrets: DemoSecrets,
  env: Record<string, string>,
): Program[][] {
  const built = (name: string, port: number): Program => ({
    name,
    run: ["--enable-source-maps", path.resolve(`build/${name}.js`)],
    env,
    readyUrl: `${local(port)}/health/ready`,
  });
  return [standIns(folder, ports, secrets), [built("worker", ports.worker), built("web", ports.web)]];
}

/** What stands for the outside world. */
function standIns(folder: DemoFolder, ports: DemoPorts, secrets: DemoSecrets): Program[] {
  const webhook = `${local(ports.web)}${WEBHOOK_PATH}`;
  const standIn = (name: string, parameters: string[], readyUrl: string): Program => ({
    name,
    run: ["--import", "tsx", path.resolve(`scripts/stand-ins/${name}/main.ts`), ...parameters],
    env: {},
    readyUrl,
  });
  const stripe = standIn(
    "stripe",
    [
      "--port",
      `${ports.stripe}`,
      "--webhook-url",
      webhook,
      "--secret",
      secrets.webhookSecret,
      "--data",
      folder.stripe,
    ],
    local(ports.stripe),
  );
  const mail = standIn(
    "mail-sink",
    [
      ...["--http-port", `${ports.outbox}`, "--smtp-port", `${ports.smtp}`, "--data", folder.mail],
      ...["--authenticator", DEMO_AUTHENTICATOR],
    ],
    local(ports.outbox),
  );
  const sftp = standIn(
    "sftp-server",
    [
      ...["--port", `${ports.sftp}`, "--root", folder.sftp, "--host-key", folder.sftpKey],
      // a secret that begins with a dash would be read as another option
      ...["--user", SFTP_USER, `--password=${secrets.sftpPassword}`],
    ],
    `tcp://127.0.0.1:${ports.sftp}`,
  );
  const dns = standIn(
    "dns",
    ["--port", `${ports.dns}`, "--http-port", `${ports.names}`, "--data", folder.names],
    local(ports.names),
  );
  const fly = standIn(
    "fly",
    ["--port", `${ports.fly}`, "--app", FLY_APP, `--token=${FLY_TOKEN}`],
    local(ports.fly),
  );
  return [stripe, mail, sftp, dns, fly];
}
