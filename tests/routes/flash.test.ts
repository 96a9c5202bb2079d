import { afterAll, beforeAll, expect, it } from "vitest";

import { flashTo, readFlash } from "~/people/access/answers/flash.server";

import { openWorld, type World } from "../support/world";

let world: World;
beforeAll(async () => {
  world = await openWorld();
});
afterAll(() => world.close());

const NOW = Date.now();

/** A reading of the layout with the cookie as it stands, which the answer may change. */
async function read(jar: { cookie: string }, dest: string, after: number) {
  const headers = { cookie: jar.cookie, "sec-fetch-dest": dest };
  const { message, headers: answer } = await readFlash(
    new Request("http://quittance.test/bank", { headers }),
    NOW + after,
  );
  const set = answer.get("set-cookie");
  if (set) jar.cookie = set.split(";")[0] ?? "";
  return message?.key ?? null;
}

async function told(): Promise<{ cookie: string }> {
  const answer = await flashTo("/bank", { tone: "good", key: "settings:flash.keyRevoked" });
  return { cookie: answer.headers.get("set-cookie")?.split(";")[0] ?? "" };
}

it("a message survives a page that reads its data twice while it opens, and no later page", async () => {
  const jar = await told();
  expect(await read(jar, "empty", 0)).toBe("settings:flash.keyRevoked");
  expect(await read(jar, "empty", 500)).toBe("settings:flash.keyRevoked");
  expect(await read(jar, "empty", 2_900)).toBe("settings:flash.keyRevoked");
  expect(await read(jar, "empty", 3_100)).toBeNull();
  expect(await read(jar, "empty", 3_200)).toBeNull();
});

it("without scripts it is told once", async () => {
  const jar = await told();
  expect(await read(jar, "document", 0)).toBe("settings:flash.keyRevoked");
  expect(await read(jar, "document", 100)).toBeNull();
});

it("nobody else puts words on a page", async () => {
  expect(await read({ cookie: "quittance_flash=eyJpZCI6IjEifQ.forged" }, "document", 0)).toBeNull();
});
