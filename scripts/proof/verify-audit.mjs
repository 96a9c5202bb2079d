#!/usr/bin/env node
// Verifies an audit export of Quittance (JSON lines) with nothing but Node: each event's hash, the links between
// neighbours, the manifest's count and digest, and its Ed25519 signature.
//
//   node verify-audit.mjs FILE [PUBLIC_KEY]
//
// PUBLIC_KEY is the key as the firm's audit screen shows it; without it the key in the file is used and shown.
import { Buffer } from "node:buffer";
import { createHash, createPublicKey, verify } from "node:crypto";
import { readFileSync } from "node:fs";
import { pathToFileURL } from "node:url";

const sha256 = (...parts) =>
  parts.reduce((hash, part) => hash.update(part), createHash("sha256")).digest("hex");

/** Keys sorted, no spaces, nulls left out: as the product signs it. */
export function canonicalJson(value) {
  if (Array.isArray(value)) return `[${value.map(canonicalJson).join(",")}]`;
  if (value !== null && typeof value === "object") {
    const entries = Object.entries(value).filter(([, inner]) => inner !== undefined && inner !== null);
    entries.sort(([a], [b]) => (a < b ? -1 : a > b ? 1 : 0));
    return `{${entries.map(([key, inner]) => `${JSON.stringify(key)}:${canonicalJson(inner)}`).join(",")}}`;
  }
  return JSON.stringify(value);
}

/** Faults as sentences; none means that all of it holds. */
export function verifyAudit(text, knownKey) {
  const lines = text.trimEnd().split("\n");
  const closing = JSON.parse(lines.pop() ?? "{}");
  const { manifest, signature, public_key: key } = closing;
  if (!manifest)
    return { faults: ["the last line is no manifest: the file is cut off"], manifest: null, key: null };
  const faults = [];
  const events = lines.filter(Boolean).map((line) => JSON.parse(line));
  let before = null;
  for (const { seq, prev, hash, event } of [...events].sort((a, b) => a.seq - b.seq)) {
    if (sha256(Buffer.from(prev, "hex"), event) !== hash)
      faults.push(`event ${seq}: its content does not fit its hash`);
    if (JSON.parse(event).seq !== seq) faults.push(`event ${seq}: it says that it is another one`);
    if (before && before.seq + 1 === seq && before.hash !== prev)
      faults.push(`event ${seq}: it does not follow event ${before.seq}`);
    if (before && before.seq === seq) faults.push(`event ${seq}: it is there twice`);
    before = { seq, hash };
  }
  if (events.length !== manifest.count)
    faults.push(`the manifest counts ${manifest.count} events, the file has ${events.length}`);
  const body = lines
    .filter(Boolean)
    .map((line) => `${line}\n`)
    .join("");
  if (sha256(body) !== manifest.sha256) faults.push("the events are not those that were signed");
  if (knownKey && knownKey !== key) faults.push("the file was signed with another key");
  const publicKey = createPublicKey({ key: Buffer.from(key, "base64"), format: "der", type: "spki" });
  if (!verify(null, Buffer.from(canonicalJson(manifest)), publicKey, Buffer.from(signature, "base64")))
    faults.push("the signature does not fit the manifest");
  return { faults, manifest, key };
}

function main([file, knownKey]) {
  if (!file) {
    console.error("usage: node verify-audit.mjs FILE [PUBLIC_KEY]");
    return 2;
  }
  const { faults, manifest, key } = verifyAudit(readFileSync(file, "utf8"), knownKey);
  for (const fault of faults) console.error(`✗ ${fault}`);
  if (faults.length > 0 || !manifest) return 1;
  console.log(
    `✓ ${manifest.count} events of ${manifest.firm}, ${manifest.first_seq ?? "–"} to ${manifest.last_seq ?? "–"}`,
  );
  console.log(
    `✓ signed with ${key}${knownKey ? "" : " (compare it with the key on the firm's audit screen)"}`,
  );
  if (!manifest.complete) console.log("  the export ends at its cap: there may be more events");
  return 0;
}

if (process.argv[1] && import.meta.url === pathToFileURL(process.argv[1]).href)
  process.exit(main(process.argv.slice(2)));
