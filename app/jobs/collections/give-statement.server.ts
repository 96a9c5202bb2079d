import { createHash } from "node:crypto";
import { Readable } from "node:stream";

import type { issueStatement } from "~/collections/commands/account/issue-statement.server";
import { type AccountStatement, STATEMENT_MOVES } from "~/collections/domain/account/account-statement";
import { accountStatementPdf } from "~/collections/letters/account-statement-pdf.server";
import { accountStatement } from "~/collections/queries/account/account-statement.server";
import { issuedStatements } from "~/collections/queries/account/issued-statements.server";
import type { TenantFacts } from "~/office/domain/event/actor";
import { accept, type Outcome, refuse } from "~/office/domain/outcome";
import type { ActorHands } from "~/people/access/actor-hands.server";
import { newId } from "~/platform/ids/new-id";
import type { StoragePort } from "~/ports/storage/port";
import { readLetterhead } from "~/ports/storage/read-letterhead.server";

export interface GivenStatement {
  bytes: Uint8Array<ArrayBuffer>;
  fileName: string;
}

interface Asked {
  tenant: TenantFacts;
  accountId: string;
  from: string | null;
  on: string;
}

const MAX_BYTES = 20 * 1024 ** 2;

/**
 * An account statement as a file: one that already says the very same today is given again to the byte, else it is
 * made, stored and recorded. Codes: NOT_FOUND, STATEMENT_TOO_LONG, and those of the command.
 */
export async function giveStatement(
  hands: Pick<ActorHands, "read" | "change">,
  storage: StoragePort,
  issue: typeof issueStatement,
  { tenant, ...asked }: Asked,
): Promise<Outcome<GivenStatement>> {
  const tenantId = tenant.id;
  const facts = await hands.read(accountStatement, asked);
  if (!facts) return refuse("NOT_FOUND");
  if (facts.moves.length > STATEMENT_MOVES) return refuse("STATEMENT_TOO_LONG");
  const folder = `statements/${facts.accountId}/${digestOf(facts)}`;
  const [same] = await hands.read(issuedStatements, { accountId: facts.accountId, folder });
  if (same)
    return accept({ bytes: await readStored(storage, tenantId, same.storageKey), fileName: same.fileName });
  const bytes = await accountStatementPdf(facts, await readLetterhead(storage, tenant));
  const place = { tenantId, key: `${folder}/${newId()}.pdf` };
  const stored = await storage.put(place, Readable.from([Buffer.from(bytes)]), { maxBytes: MAX_BYTES });
  if (!stored.ok) return refuse("STATEMENT_TOO_LONG");
  const fileName = `statement-${facts.accountRef.replace(/[^A-Za-z0-9-]+/g, "-")}-${facts.on}.pdf`;
  const issued = await hands.change(issue, {
    accountId: facts.accountId,
    from: facts.from,
    on: facts.on,
    storageKey: place.key,
    fileName,
    sha256: stored.sha256,
    size: BigInt(stored.size),
  });
  if (issued.ok) return accept({ bytes, fileName });
  await storage.delete(place);
  return issued;
}

/** The bytes as they were given out. A document whose file is gone is a fault of ours. */
export async function readStored(
  storage: StoragePort,
  tenantId: string,
  key: string,
): Promise<Uint8Array<ArrayBuffer>> {
  const stream = await storage.get({ tenantId, key });
  if (!stream) throw new Error(`the stored statement ${key} is gone`);
  const parts: Buffer[] = [];
  for await (const part of stream) parts.push(part as Buffer);
  return new Uint8Array(Buffer.concat(parts));
}

function digestOf(facts: AccountStatement): string {
  const text = JSON.stringify(facts, (_, value: unknown) =>
    typeof value === "bigint" ? value.toString() : value,
  );
  return createHash("sha256").update(text).digest("hex").slice(0, 32);
}
