import { createInterface } from "node:readline";
import type { Readable } from "node:stream";
import { createGunzip } from "node:zlib";

import { type ChainedEvent, chainHash } from "~/office/domain/event/event-chain.server";

/** An event as a file of the archive holds it. */
export interface ArchivedEvent {
  seq: bigint;
  previous: Buffer;
  hash: Buffer;
  /** exactly what the hash was made from */
  canonical: string;
  event: ChainedEvent & Record<string, unknown>;
  opened: null;
  /** records on which it shows beside its own */
  related: object[];
}

const BATCH = 500;

/** The events of a compressed file, batch by batch; the manifest at its end is for who reads the file alone. */
export async function* readArchive(file: Readable): AsyncGenerator<ArchivedEvent[]> {
  const lines = createInterface({ input: file.pipe(createGunzip()), crlfDelay: Infinity });
  let batch: ArchivedEvent[] = [];
  for await (const line of lines) {
    const event = line === "" ? null : fromLine(line);
    if (!event) continue;
    batch.push(event);
    if (batch.length < BATCH) continue;
    yield batch;
    batch = [];
  }
  if (batch.length > 0) yield batch;
}

interface Line {
  seq: number;
  prev: string;
  hash: string;
  event: string;
  related?: object[];
}

function fromLine(text: string): ArchivedEvent | null {
  const line = JSON.parse(text) as Line | { manifest: object };
  if ("manifest" in line) return null;
  const { seq, prev, hash, event: canonical, related = [] } = line;
  const { at, ...event } = JSON.parse(canonical) as { at: string; id: string; type: string };
  return {
    seq: BigInt(seq),
    previous: Buffer.from(prev, "hex"),
    hash: Buffer.from(hash, "hex"),
    canonical,
    event: { ...event, at: new Date(at) } as unknown as ArchivedEvent["event"],
    opened: null,
    related,
  };
}

/** How many events a file holds; throws at the first whose content does not fit its hash. */
export async function proveArchive(file: Readable): Promise<number> {
  let events = 0;
  for await (const batch of readArchive(file)) {
    for (const { previous, canonical, hash, seq } of batch) {
      if (!chainHash(previous, canonical).equals(hash))
        throw new Error(`event ${seq} of the archive does not fit`);
      events += 1;
    }
  }
  return events;
}
