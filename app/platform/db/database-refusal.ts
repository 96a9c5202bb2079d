/** What Postgres refused, in words a command can answer with; null when it is a fault, not a refusal. */
export interface DatabaseRefusal {
  /** UPPER_SNAKE code, or the constraint's name for a broken constraint */
  code: string;
  detail: string;
  constraint?: string;
}

interface PostgresError {
  code?: string;
  message?: string;
  constraint?: string;
  cause?: unknown;
  meta?: { driverAdapterError?: { cause?: unknown } };
  originalCode?: string;
  originalMessage?: string;
}

/**
 * Reads an error of pg, of the Prisma adapter (which wraps it) or of a deferred trigger at COMMIT.
 * Our functions raise SQLSTATE QU0xx with "CODE: detail".
 */
export function toDatabaseRefusal(error: unknown): DatabaseRefusal | null {
  for (const e of causes(error)) {
    const code = e.originalCode ?? e.code;
    const message = e.originalMessage ?? e.message ?? "";
    if (code?.startsWith("QU0")) {
      const [word = "REFUSED", ...rest] = message.split(":");
      return { code: word.trim(), detail: rest.join(":").trim() };
    }
    if (code === "23505") return { code: "DUPLICATE", detail: message, constraint: e.constraint };
    if (code === "23503") return { code: "REFERENCE_MISSING", detail: message, constraint: e.constraint };
    if (code === "23514") return { code: "CHECK_FAILED", detail: message, constraint: e.constraint };
  }
  return null;
}

/** Deadlock or serialization: the whole transaction may be tried again. */
export function isTransient(error: unknown): boolean {
  return causes(error).some((e) => ["40001", "40P01"].includes(e.originalCode ?? e.code ?? ""));
}

/** A value that cannot be what the statement reads it as: an edited link, never a fault of ours to report. */
export function isMalformedValue(error: unknown): boolean {
  return causes(error).some((e) =>
    ["22P02", "22007", "22008", "22021"].includes(e.originalCode ?? e.code ?? ""),
  );
}

/** The database is away: callers answer 503 and queues keep what they hold. */
export function isUnavailable(error: unknown): boolean {
  const codes = ["ECONNREFUSED", "ECONNRESET", "EPIPE", "57P01", "57P02", "57P03", "08006", "08001", "53300"];
  return causes(error).some(
    (e) =>
      codes.includes(e.code ?? "") ||
      /terminat|connection error|timeout exceeded when trying to connect/i.test(e.message ?? ""),
  );
}

function causes(error: unknown): PostgresError[] {
  const found: PostgresError[] = [];
  let at = error as PostgresError | undefined;
  while (at && typeof at === "object" && found.length < 6) {
    found.push(at);
    at = (at.meta?.driverAdapterError?.cause ?? at.cause) as PostgresError | undefined;
  }
  return found;
}
