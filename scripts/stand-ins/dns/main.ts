import { parseArgs } from "node:util";

import { startDnsServer } from "./start-dns-server";

const { values } = parseArgs({
  options: {
    port: { type: "string", default: "4053" },
    "http-port": { type: "string", default: "4054" },
    host: { type: "string", default: "127.0.0.1" },
    data: { type: "string" },
  },
});

const server = await startDnsServer({
  port: Number(values.port),
  httpPort: Number(values["http-port"]),
  host: values.host,
  file: values.data,
});
process.stdout.write(`Names on port ${server.port}, told on ${server.url}\n`);

const stop = () => void server.stop().then(() => process.exit(0));
process.once("SIGINT", stop);
process.once("SIGTERM", stop);
