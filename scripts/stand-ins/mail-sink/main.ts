import { parseArgs } from "node:util";

import { startMailSink } from "./start-mail-sink";

const { values } = parseArgs({
  options: {
    "smtp-port": { type: "string", default: "4025" },
    "http-port": { type: "string", default: "4026" },
    host: { type: "string", default: "127.0.0.1" },
    data: { type: "string" },
    authenticator: { type: "string" },
  },
});

const sink = await startMailSink({
  smtpPort: Number(values["smtp-port"]),
  httpPort: Number(values["http-port"]),
  host: values.host,
  directory: values.data,
  authenticator: values.authenticator,
});
process.stdout.write(`Mail sink on port ${sink.smtpPort}, outbox on ${sink.url}\n`);

const stop = () => void sink.stop().then(() => process.exit(0));
process.once("SIGINT", stop);
process.once("SIGTERM", stop);
