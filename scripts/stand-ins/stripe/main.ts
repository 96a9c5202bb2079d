import { parseArgs } from "node:util";

import { startStripeStandIn } from "./start-stripe-stand-in";

const { values } = parseArgs({
  options: {
    port: { type: "string", default: "4010" },
    host: { type: "string", default: "127.0.0.1" },
    "public-url": { type: "string" },
    "webhook-url": { type: "string" },
    secret: { type: "string", multiple: true, default: ["whsec_stand_in"] },
    data: { type: "string" },
    "settle-after": { type: "string", default: "20" },
  },
});

const webhookUrl = values["webhook-url"];
const standIn = await startStripeStandIn({
  port: Number(values.port),
  host: values.host,
  publicUrl: values["public-url"],
  webhooks: webhookUrl ? [{ url: webhookUrl, secrets: values.secret }] : [],
  dataFile: values.data,
  settleAfterSeconds: Number(values["settle-after"]),
});
process.stdout.write(`Stripe stand-in on ${standIn.url}\n`);

const stop = () => void standIn.stop().then(() => process.exit(0));
process.once("SIGINT", stop);
process.once("SIGTERM", stop);
