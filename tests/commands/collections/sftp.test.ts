import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";

import { addSftpConnection } from "~/collections/commands/placement/add-sftp-connection.server";
import { beginPoll } from "~/collections/commands/placement/begin-poll.server";
import { confirmHostKey } from "~/collections/commands/placement/confirm-host-key.server";
import { pollConnection } from "~/collections/commands/placement/poll-connection.server";
import { recordPoll } from "~/collections/commands/placement/record-poll.server";
import { stopConnection } from "~/collections/commands/placement/stop-connection.server";
import { sftpConnections } from "~/collections/queries/sftp-connections.server";

import { type Firm, openFirm, yes } from "../../support/firm";
import { ownerRows } from "../../support/owner-rows";
import { settle } from "../../support/paying";
import { openWorld, readPlacement, type World } from "../../support/world";

const FINGERPRINT = "SHA256:AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA";
const LONG_AGO = new Date("2026-02-01T10:00:00Z");

let world: World;
let firm: Firm;
let connectionId: string;
beforeAll(async () => {
  world = await openWorld();
});
afterAll(() => world.close());
beforeEach(async () => {
  firm = await openFirm(world);
  const { sftp } = world.host.ports;
  for (const path of sftp.paths()) sftp.remove(path);
  sftp.fingerprint = FINGERPRINT;
  sftp.down = undefined;
  for (const path of ["/upload", "/upload/processed", "/upload/failed"]) sftp.makeDirectory(path);
  const form = {
    name: "Meridian",
    host: "sftp.example.com",
    username: "agency",
    secret: "secret",
    creditorId: firm.creditorId,
  };
  ({ connectionId } = yes(await firm.admin.change(addSftpConnection, form)));
  await settle(world);
});

const poll = async () => {
  yes(await firm.admin.change(pollConnection, { connectionId }));
  await settle(world);
  const [connection] = await firm.admin.read(sftpConnections, undefined);
  return connection;
};
const confirm = async () => {
  yes(await firm.admin.change(confirmHostKey, { connectionId, fingerprint: FINGERPRINT }));
  await settle(world);
};
const accounts = async () =>
  (
    await ownerRows<{ n: number }>(world, "SELECT count(*)::int AS n FROM account WHERE tenant_id = $1", [
      firm.tenant.id,
    ])
  )[0]?.n;

describe("SFTP polling", () => {
  it("shows the server's key first and takes nothing until a person confirmed it", async () => {
    world.host.ports.sftp.place("/upload/a.csv", await readPlacement("new_placements_feb2026.csv"), LONG_AGO);
    const before = await poll();
    expect(before).toMatchObject({
      state: "stopped",
      lastResult: { code: "HOST_KEY_UNKNOWN", detail: FINGERPRINT },
    });
    expect(await accounts()).toBe(0);
    await confirm();
    expect(await accounts()).toBe(15);
  });

  it("loads tonight's file though it has the name of the one from last night", async () => {
    await confirm();
    const night = new Date(LONG_AGO.getTime() + 86_400_000);
    const { sftp } = world.host.ports;
    sftp.place("/upload/drop.csv", await readPlacement("urgent_placements_feb13.csv"), LONG_AGO);
    await poll();
    expect(await accounts()).toBe(5);
    sftp.place("/upload/drop.csv", await readPlacement("new_placements_feb2026.csv"), night);
    await poll();
    expect(await accounts()).toBe(20);
  });

  it("stores, loads, then moves a file to processed; the same bytes under another name add nothing", async () => {
    await confirm();
    const bytes = await readPlacement("urgent_placements_feb13.csv");
    world.host.ports.sftp.place("/upload/urgent.csv", bytes, LONG_AGO);
    // the look that took it is followed by the one that moves it away
    expect(await poll()).toMatchObject({
      state: "enabled",
      lastResult: { code: "OK", files: 0, moved: 1 },
    });
    expect(await accounts()).toBe(5);
    expect(world.host.ports.sftp.paths()).toEqual(["/upload/processed/urgent.csv"]);
    const [job] = await ownerRows(
      world,
      "SELECT amount_ok::text AS amount, source, status FROM import_job WHERE tenant_id = $1",
      [firm.tenant.id],
    );
    expect(job).toEqual({ amount: "3431125", source: "sftp", status: "completed" });
    world.host.ports.sftp.place("/upload/again.csv", bytes, LONG_AGO);
    await poll();
    expect(await accounts()).toBe(5);
    expect(world.host.ports.sftp.paths()).toEqual([
      "/upload/processed/again.csv",
      "/upload/processed/urgent.csv",
    ]);
  });

  it("leaves a half-written file alone until it has lain still or is announced complete", async () => {
    await confirm();
    world.host.ports.sftp.place(
      "/upload/new.csv",
      await readPlacement("urgent_placements_feb13.csv"),
      new Date(),
    );
    await poll();
    expect(await accounts()).toBe(0);
    world.host.ports.sftp.place("/upload/new.csv.done", "", new Date());
    await poll();
    expect(await accounts()).toBe(5);
    expect(world.host.ports.sftp.paths()).toEqual([
      "/upload/processed/new.csv",
      "/upload/processed/new.csv.done",
    ]);
  });

  it("moves a file that could not be loaded to failed", async () => {
    await confirm();
    world.host.ports.sftp.place("/upload/broken.csv", "external_ref\nX", LONG_AGO);
    await poll();
    expect(world.host.ports.sftp.paths()).toEqual(["/upload/failed/broken.csv"]);
  });

  it("stops at a changed host key and says a missing directory or a dead server by name", async () => {
    await confirm();
    world.host.ports.sftp.down = "UNREACHABLE";
    expect(await poll()).toMatchObject({ state: "enabled", lastResult: { code: "UNREACHABLE" } });
    world.host.ports.sftp.down = undefined;
    world.host.ports.sftp.fingerprint = "SHA256:BBBBBBBBBBBBBBBBBBBBBBBBBBBBBBBBBBBBBBBBBBB";
    expect(await poll()).toMatchObject({ state: "stopped", lastResult: { code: "HOST_KEY_CHANGED" } });
  });

  it("polls one at a time, keeps the secret sealed, and belongs to its firm", async () => {
    yes(await firm.system.change(beginPoll, { connectionId }));
    expect(await firm.system.change(beginPoll, { connectionId })).toMatchObject({
      refusal: { code: "POLL_RUNNING" },
    });
    yes(await firm.system.change(recordPoll, { connectionId, code: "OK", files: 0 }));
    const [row] = await ownerRows<{ row: string }>(
      world,
      "SELECT encode(secret, 'escape') || row_to_json(s)::text AS row FROM sftp_connection s WHERE id = $1",
      [connectionId],
    );
    expect(row?.row).not.toContain('"secret"}');
    expect(row?.row).toMatch(/^v2\./);
    const other = await openFirm(world);
    for (const command of [confirmHostKey, pollConnection, stopConnection]) {
      const answer = await other.admin.change(command as typeof pollConnection, {
        connectionId,
        fingerprint: FINGERPRINT,
        state: "stopped",
      });
      expect(answer).toMatchObject({ ok: false, refusal: { code: "NOT_FOUND" } });
    }
    expect(await firm.admin.change(stopConnection, { connectionId, state: "enabled" })).toMatchObject({
      refusal: { code: "HOST_KEY_UNKNOWN" },
    });
  });
});
