import { parseArgs } from "node:util";

import { startFlyStandIn } from "./start-fly-stand-in";

const { values } = parseArgs({
  options: {
    port: { type: "string", default: "4055" },
    host: { type: "string", default: "127.0.0.1" },
    app: { type: "string", default: "quittance" },
    token: { type: "string", default: "" },
  },
});

const fly = await startFlyStandIn({ ...values, port: Number(values.port) });
process.stdout.write(`Certificates on ${fly.url}\n`);

const stop = () => void fly.stop().then(() => process.exit(0));
process.once("SIGINT", stop);
process.once("SIGTERM", stop);
