import { mkdirSync } from "node:fs";
import { join } from "node:path";
import { parseArgs } from "node:util";

import { startSftpServer } from "./start-sftp-server";

const { values } = parseArgs({
  options: {
    port: { type: "string", default: "4022" },
    host: { type: "string", default: "127.0.0.1" },
    root: { type: "string", default: ".data/sftp" },
    user: { type: "string", default: "agency" },
    password: { type: "string", default: "agency" },
    "host-key": { type: "string" },
  },
});

// The directories a connection expects, so that a fresh demo can poll at once.
for (const name of ["upload/processed", "upload/failed"])
  mkdirSync(join(values.root, name), { recursive: true });
const server = await startSftpServer({
  port: Number(values.port),
  host: values.host,
  root: values.root,
  username: values.user,
  password: values.password,
  hostKeyFile: values["host-key"],
});
process.stdout.write(`SFTP server on ${server.host}:${server.port}, key ${server.fingerprint}\n`);

const stop = () => void server.stop().then(() => process.exit(0));
process.once("SIGINT", stop);
process.once("SIGTERM", stop);
