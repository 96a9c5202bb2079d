import { createHash } from "node:crypto";

import { canonicalJson } from "~/office/domain/event/event-chain.server";
import type { AuditFilter } from "~/people/domain/audit/audit-filter";

/** An event with its link, as the export writes it. */
export interface ExportedEvent {
  seq: bigint;
  previous: Uint8Array;
  hash: Uint8Array;
  /** what was hashed: a person's values stand in it under the person's key */
  canonical: string;
  /** the same values, open for who takes the export */
  opened: object | null;
  /** records on which it shows beside its own; in the archive, where nothing else would say so */
  related?: object[];
}

export interface ExportFrame {
  firm: string;
  filter: AuditFilter;
  takenBy: string;
  takenAt: string;
  /** rows at which an export ends */
  cap: number;
  publicKey: string;
  sign(bytes: Uint8Array): string;
}

/**
 * The log as JSON lines: each event exactly as it was hashed, with its place, its link and what was sealed in it, and last a signed manifest
 * over the bytes before it. `scripts/proof/verify-audit.mjs` checks all of it without us.
 */
export async function* auditJsonl(
  batches: AsyncIterable<ExportedEvent[]>,
  frame: ExportFrame,
): AsyncGenerator<string> {
  const digest = createHash("sha256");
  let count = 0;
  let first: bigint | null = null;
  let last: bigint | null = null;
  for await (const batch of batches) {
    const text = batch.map(lineOf).join("");
    digest.update(text);
    count += batch.length;
    first ??= batch[0]?.seq ?? null;
    last = batch.at(-1)?.seq ?? last;
    yield text;
  }
  const manifest = {
    firm: frame.firm,
    filter: frame.filter,
    taken_by: frame.takenBy,
    taken_at: frame.takenAt,
    count,
    complete: count < frame.cap,
    first_seq: first === null ? null : Number(first),
    last_seq: last === null ? null : Number(last),
    sha256: digest.digest("hex"),
  };
  const signature = frame.sign(Buffer.from(canonicalJson(manifest), "utf8"));
  yield `${JSON.stringify({ manifest, signature, public_key: frame.publicKey })}\n`;
}

function lineOf({ seq, previous, hash, canonical, opened, related }: ExportedEvent): string {
  const hex = (bytes: Uint8Array) => Buffer.from(bytes).toString("hex");
  const link = { seq: Number(seq), prev: hex(previous), hash: hex(hash), event: canonical };
  return `${JSON.stringify({ ...link, ...(opened && { opened }), ...(related && { related }) })}\n`;
}
