import { type DestinationStream, type Logger, pino } from "pino";

import { maskRecord, maskText } from "./mask";
import { requestFacts } from "./request-facts.server";

export type Log = Logger;

/**
 * JSON lines `{ts, level, msg, request_id, tenant_id, actor_id, …}` on stdout. Everything is masked
 * before it is written, so a careless line cannot leak a person.
 */
export function createLog(options: { level: string; destination?: DestinationStream }): Log {
  return pino(
    {
      level: options.level,
      base: null,
      messageKey: "msg",
      errorKey: "err",
      timestamp: () => `,"ts":"${new Date().toISOString()}"`,
      formatters: { level: (label) => ({ level: label }), log: maskRecord },
      serializers: { err: (value: unknown) => value },
      mixin: requestFields,
      hooks: {
        logMethod(parameters, method) {
          const [first, ...rest] = parameters as unknown[];
          const texts = rest.map((value) => (typeof value === "string" ? maskText(value) : value));
          const masked = [...firstArguments(first, texts.length > 0), ...texts];
          method.apply(this, masked as Parameters<typeof method>);
        },
      },
    },
    options.destination ?? pino.destination(1),
  );
}

/** pino takes a missing message from the error as it is; here it gets a masked one. */
function firstArguments(first: unknown, hasMessage: boolean): unknown[] {
  if (typeof first === "string") return [maskText(first)];
  const record = first instanceof Error ? { err: first } : first;
  const { err } = (record ?? {}) as { err?: unknown };
  return err instanceof Error && !hasMessage ? [record, maskText(err.message)] : [record];
}

function requestFields(): Record<string, string> {
  const facts = requestFacts.getStore();
  if (!facts) return {};
  return {
    request_id: facts.requestId,
    ...(facts.tenantId ? { tenant_id: facts.tenantId } : {}),
    ...(facts.actorId ? { actor_id: facts.actorId } : {}),
  };
}

let current: Log | null = null;

/** The process's log; its level is LOG_LEVEL. */
export function log(): Log {
  current ??= createLog({ level: process.env.LOG_LEVEL ?? "info" });
  return current;
}
