import { expect, test } from "vitest";

import { createLog } from "./log.server";
import { noteActor, requestFacts } from "./request-facts.server";

function capture() {
  const lines: string[] = [];
  const log = createLog({ level: "info", destination: { write: (line) => void lines.push(line) } });
  return { log, last: () => JSON.parse(lines.at(-1) ?? "{}") as Record<string, unknown>, lines };
}

test("seeded personal data appears in no line, whether in message, field, child or error", () => {
  const { log, lines } = capture();
  const seeds = ["maria@example.com", "+14155550134", "4242424242424242", "078-05-1120", "hunter2"];
  for (const seed of seeds) log.info(`about ${seed}`.replace("hunter2", ""));
  log.info({ note: seeds.slice(0, 4).join(" "), password: "hunter2" }, "a %s", "maria@example.com");
  log.error(new Error("refused maria@example.com"));
  log.error({ err: new Error("refused", { cause: new Error("+1 415 555 0134") }) }, "failed");
  const text = lines.join("");
  for (const seed of [...seeds, "555 0134"]) expect(text).not.toContain(seed);
});

test("a line carries time, level and the request's ids once a guard has named the actor", () => {
  const { log, last } = capture();
  requestFacts.run({ requestId: "r-1" }, () => {
    noteActor({ tenantId: "t-1", actorId: "a-1" });
    log.warn({ route: "/today", ms: 3 }, "slow");
  });
  expect(last()).toMatchObject({
    level: "warn",
    msg: "slow",
    request_id: "r-1",
    tenant_id: "t-1",
    actor_id: "a-1",
  });
  expect(Date.parse(String(last().ts))).not.toBeNaN();
});
